package cloudcredits.metering;

import java.util.List;

/** Every kind of problem, by status. */
public record ProblemsPage(List<ProblemType> types) {}
