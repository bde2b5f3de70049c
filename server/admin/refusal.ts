/** One French sentence for the operator; exit code 1. */
export class AdminRefusal extends Error {}

/** Exit code 2: the command itself is not one of ours. */
export class UnknownVerb extends AdminRefusal {}
