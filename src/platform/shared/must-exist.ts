/**
 * What cannot be missing as long as the program is right. `what` names it for whoever reads the log: the kind of thing,
 * never a person's data. What a caller may name and is not there is `assertFound` (404).
 */
export function mustExist<T>(thing: T | null | undefined, what: string): T {
  if (thing === undefined || thing === null) throw new Error(`Missing, though it cannot be: ${what}`)
  return thing
}
