package cloudcredits.cap;

import cloudcredits.credit.ContractId;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The charge codes of one contract, in one transaction. */
final class ChargeCodeRepository {

  private final Handle handle;
  private final ContractId contract;

  ChargeCodeRepository(Handle handle, ContractId contract) {
    this.handle = handle;
    this.contract = contract;
  }

  ChargeCodePolicy policy() {
    return handle
        .createQuery(
            "select charge_codes as codes, codes_listed as listed from contract where id = :contract")
        .bind("contract", contract)
        .mapTo(ChargeCodePolicy.class)
        .one();
  }

  void decide(ChargeCodePolicy policy) {
    handle
        .createUpdate(
            """
            update contract set charge_codes = :codes, codes_listed = :listed where id = :contract
            """)
        .bind("contract", contract)
        .bind("codes", policy.codes())
        .bind("listed", policy.listed())
        .execute();
  }

  /** Open ones first, then by code. */
  List<ChargeCode> all() {
    return handle
        .createQuery(
            """
            select code, name, open from charge_code
             where contract_id = :contract order by open desc, lower(code), code
            """)
        .bind("contract", contract)
        .mapTo(ChargeCode.class)
        .list();
  }

  /** False when the list has it already. */
  boolean add(String code, String name) {
    return handle
            .createUpdate(
                """
                insert into charge_code (contract_id, code, name) values (:contract, :code, :name)
                on conflict (contract_id, code) do nothing
                """)
            .bind("contract", contract)
            .bind("code", code)
            .bind("name", name)
            .execute()
        == 1;
  }

  /** False when there is no such code. */
  boolean setOpen(String code, boolean open) {
    return handle
            .createUpdate(
                "update charge_code set open = :open where contract_id = :contract and code = :code")
            .bind("contract", contract)
            .bind("code", code)
            .bind("open", open)
            .execute()
        == 1;
  }
}
