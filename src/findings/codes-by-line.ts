import { groupBy } from '../platform/shared/collections.ts'

/** The codes of the findings that concern each line, each code once. */
export function codesByLine(
  findings: readonly { code: string; lineCodes: readonly string[] }[],
): Map<string, string[]> {
  const concerns = findings.flatMap(({ code, lineCodes }) => lineCodes.map((line) => ({ code, line })))
  return new Map(
    [...groupBy(concerns, ({ line }) => line)].map(([line, each]) => [
      line,
      [...new Set(each.map(({ code }) => code))].toSorted(),
    ]),
  )
}
