/** Something that the operator must put right before the service can start: one line, told without a stack. */
export class StartError extends Error {}
