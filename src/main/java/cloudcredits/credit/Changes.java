package cloudcredits.credit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What decisions on a book have changed, for the ledger to write down: the entries in their order,
 * and what grants, jobs and the caps' counts are afterwards.
 */
public final class Changes {

  private final List<Grant> grants = new ArrayList<>();
  private final List<Entry> entries = new ArrayList<>();
  private final Map<GrantId, Fund> funds = new LinkedHashMap<>();
  private final Map<JobId, Job> jobs = new LinkedHashMap<>();
  private final Map<SharedUse.Line, Credits> use = new LinkedHashMap<>();

  /** New grants. */
  public List<Grant> grants() {
    return List.copyOf(grants);
  }

  /** New entries, in the order in which they were decided. */
  public List<Entry> entries() {
    return List.copyOf(entries);
  }

  /** Every fund that moved, as it is now. */
  public Collection<Fund> funds() {
    return List.copyOf(funds.values());
  }

  /** Every job that is new or moved, as it is now. */
  public Collection<Job> jobs() {
    return List.copyOf(jobs.values());
  }

  /** By how much each count of the caps changed. */
  public Map<SharedUse.Line, Credits> use() {
    return Map.copyOf(use);
  }

  public boolean isEmpty() {
    return entries.isEmpty() && jobs.isEmpty();
  }

  void add(Grant grant) {
    grants.add(grant);
  }

  void add(Entry entry) {
    entries.add(entry);
  }

  void touch(Fund fund) {
    funds.put(fund.grant().id(), fund);
  }

  void touch(Job job) {
    jobs.put(job.id(), job);
  }

  void count(SharedUse.Line line, Credits credits) {
    use.merge(line, credits, Credits::plus);
  }
}
