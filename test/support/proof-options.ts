/** Options of a proof: as `npm run prove` says, or short where vitest runs the file by itself. */
export function proofOptions<Options extends Record<string, number>>(short: Options) {
  const given = JSON.parse(process.env.CAKUPAN_PROOF ?? '{}') as Partial<Options>
  const say = (text: string) => {
    if (process.env.CAKUPAN_PROOF) process.stdout.write(`\n${text}\n`)
  }
  return { ...short, ...given, say }
}
