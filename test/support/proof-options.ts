/** Options of a proof: short as `npm test` runs it, or as the command line of its long version says. */
export function proofOptions<Options extends Record<string, number>>(short: Options) {
  const given = JSON.parse(process.env.CAKUPAN_PROOF ?? '{}') as Partial<Options>
  /** Tells a person who runs the long version; the short one is silent. */
  const say = (text: string) => {
    if (process.env.CAKUPAN_PROOF) process.stdout.write(`\n${text}\n`)
  }
  return { ...short, ...given, say }
}
