/** A problem's text in words, with its figures. */
import type { Figures } from './errors.ts'
import { fillText, placeholdersOf } from './fill-text.ts'
import type { Language } from './language.ts'
import { overtakenBy } from './problems/overtaken.ts'
import { reload, waysOut } from './problems/ways-out.ts'
import { type ProblemCode, problems } from './problems.ts'
import type { BothLanguages } from './wire.ts'

/**
 * Fills a text's placeholders. A refusal that the database alone made carries no figures: it is named by its title and its rule,
 * since a sentence with holes tells nothing.
 */
export function describeProblem(code: ProblemCode, figures: Figures, language: Language): string {
  const text = problems[code].detail[language]
  const way = waysOut[code]?.[String(figures.state)] ?? reload
  if (code === 'rule_violated' || !hasAll(text, { way, ...figures })) {
    return fillText(
      problems.rule_violated.detail[language],
      { rule: code, why: whyOf(code), ...figures },
      language,
    )
  }
  return fillText(text, { way, ...figures }, language)
}

/** Why an approval is refused that was possible when it was proposed: what has changed since, and what to do with it. */
export function describeOvertaken(code: ProblemCode, figures: Figures, language: Language): string {
  return describeProblem('changed_since_proposed', { since: changeSince(code, figures) }, language)
}

/** What has changed since a proposal was made, as the middle of a sentence. */
export function changeSince(code: ProblemCode, figures: Figures): BothLanguages {
  const change = overtakenBy[code]
  const isKnown = change !== undefined && hasAll(change.id, figures)
  const inLanguage = (language: Language) =>
    isKnown
      ? fillText(change[language], figures, language)
      : `${otherwise[language]}: ${problems[code].title[language]}`
  return { id: inLanguage('id'), en: inLanguage('en') }
}

const otherwise = { id: 'keadaannya berubah', en: 'the state has changed' }

function hasAll(text: string, figures: Figures): boolean {
  return placeholdersOf(text).every((name) => figures[name] !== undefined)
}

function whyOf(code: ProblemCode): BothLanguages {
  const { id, en } = problems[code].title
  return { id: `${id}.`, en: `${en}.` }
}
