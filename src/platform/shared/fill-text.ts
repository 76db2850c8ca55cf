import { dayInWords, instantInWords, monthInWords } from './day-in-words.ts'
import type { FigureRecord, Figures } from './errors.ts'
import type { Language } from './language.ts'
import { formatRupiah } from './rupiah.ts'
import { stateInWords } from './state-words.ts'

/** How a figure is written in a sentence: `{name:rp}`; the test of the catalogue knows which figures need which. */
const PLACEHOLDER = /\{(\w+)(?::(\w+))?\}/g

/**
 * The figures that a text asks for: `{name}`, `{name:rp}` for an amount in rupiah, `{name:day}` and `{name:month}` for a date,
 * `{name:instant}` for an instant, `{name:word}` for a state in words, `{name:part}` for a line of a pledge, what is on none
 * (`unallocated`), or all of it (`total`); `{name:received}` the same of a disbursement.
 */
export function placeholdersOf(text: string): string[] {
  return [...text.matchAll(PLACEHOLDER)].map((match) => match[1] ?? '')
}

/** Figures in one language. */
export type ShownFigures = Record<string, string | number | null>

type Shown = ShownFigures[string] | readonly FigureRecord[]

/** A figure as its reader sees it: one that is words is in both languages. */
function figureIn(figure: Figures[string], language: Language): Shown {
  return typeof figure === 'object' && figure !== null && 'id' in figure ? figure[language] : figure
}

export function figuresIn(figures: Figures, language: Language): Record<string, Shown> {
  return Object.fromEntries(
    Object.entries(figures).map(([name, figure]) => [name, figureIn(figure, language)]),
  )
}

export function fillText(text: string, figures: Figures, language: Language): string {
  return text.replace(PLACEHOLDER, (_, name: string, as?: string) =>
    figureInWords(figureIn(figures[name] ?? null, language), as, language),
  )
}

/** Years and versions are shorter, and have none. */
const SHORTEST_WITH_SEPARATORS = 10_000

function figureInWords(figure: Shown, as: string | undefined, language: Language): string {
  const plain = String(figure ?? '')
  switch (as) {
    case 'rp':
      return typeof figure === 'number' ? formatRupiah(figure, language) : plain
    case 'day':
      return dayInWords(plain, language)
    case 'month':
      return monthInWords(plain, language)
    case 'instant':
      return plain === '' ? never[language] : instantInWords(new Date(plain), language)
    case 'part':
    case 'received':
      return partInWords(plain || 'unallocated', language, as)
    case 'word':
      return stateInWords(plain, language)
    default:
      return typeof figure === 'number' && figure >= SHORTEST_WITH_SEPARATORS
        ? figure.toLocaleString(language === 'id' ? 'id-ID' : 'en-GB')
        : plain
  }
}

const never = { id: 'belum pernah', en: 'never' }

const unallocated = { id: 'bagian yang tidak dialokasikan', en: 'the unallocated part' }
const wholes = {
  part: { id: 'seluruh komitmen', en: 'the whole pledge' },
  received: { id: 'seluruh bagiannya', en: 'all its parts' },
}

function partInWords(part: string, language: Language, of: keyof typeof wholes): string {
  if (part === 'unallocated') return unallocated[language]
  return part === 'total' ? wholes[of][language] : { id: `baris ${part}`, en: `line ${part}` }[language]
}
