/** A problem's text in words, with its figures. */
import type { Figures } from './errors.ts'
import { fillText, placeholdersOf } from './fill-text.ts'
import type { Language } from './language.ts'
import { reload, waysOut } from './problems/ways-out.ts'
import { type ProblemCode, problems } from './problems.ts'

/**
 * Fills a text's placeholders. A refusal that the database alone made carries no figures: it is named by its rule,
 * since a sentence with holes tells nothing.
 */
export function describeProblem(code: ProblemCode, figures: Figures, language: Language): string {
  const text = problems[code].detail[language]
  const way = waysOut[code]?.[String(figures.state)] ?? reload
  if (
    code !== 'rule_violated' &&
    placeholdersOf(text).some((name) => name !== 'way' && figures[name] === undefined)
  ) {
    return describeProblem('rule_violated', { rule: code, ...figures }, language)
  }
  return fillText(text, { way, ...figures }, language)
}
