package cloudcredits.contract;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Customers, in one transaction. */
final class CustomerRepository {

  private final Handle handle;

  CustomerRepository(Handle handle) {
    this.handle = handle;
  }

  Customer add(String name) {
    return handle
        .createQuery("insert into customer (name) values (:name) returning id, name")
        .bind("name", name)
        .mapTo(Customer.class)
        .one();
  }

  /** The first customer of this name, in whatever case. */
  Optional<Customer> find(String name) {
    return handle
        .createQuery("select id, name from customer where lower(name) = lower(:name) order by id")
        .bind("name", name)
        .mapTo(Customer.class)
        .findFirst();
  }

  List<Customer> list() {
    return handle
        .createQuery("select id, name from customer order by lower(name), id")
        .mapTo(Customer.class)
        .list();
  }
}
