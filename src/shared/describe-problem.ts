/** A problem's text in words, with its figures. */
import type { Figures } from './errors.ts'
import type { Language } from './language.ts'
import { type ProblemCode, problems } from './problems.ts'
import { formatRupiah } from './rupiah.ts'

/**
 * Fills a text's placeholders. A refusal that the database alone made carries no figures: it is told by its rule,
 * since a sentence with holes tells nothing.
 */
export function describeProblem(code: ProblemCode, figures: Figures, language: Language): string {
  const text = problems[code].detail[language]
  const wanted = [...text.matchAll(/\{(\w+)(?::rp)?\}/g)].map((match) => match[1] ?? '')
  if (code !== 'rule_violated' && wanted.some((name) => figures[name] === undefined)) {
    return describeProblem('rule_violated', { rule: code, ...figures }, language)
  }
  return text.replace(/\{(\w+)(:rp)?\}/g, (_, name: string, asRupiah?: string) => {
    const figure = figures[name]
    return asRupiah && typeof figure === 'number' ? formatRupiah(figure, language) : String(figure ?? '')
  })
}
