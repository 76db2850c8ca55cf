/** What a file says of itself: when it was made, of what, and how to check it. */
import type { Checkpoint } from '../log/checkpoint.schema.ts'
import { dayInWords, instantInWords } from '../shared/day-in-words.ts'
import type { Language } from '../shared/language.ts'
import type { ReportTable } from './table.ts'

export interface Print {
  /** Lines above the title: whose report it is. */
  letterhead: string[]
  generatedAt: Date
  /** The newest state of the log that was signed by then; null before the first. */
  checkpoint: Checkpoint | null
}

const labels = {
  id: {
    generated: 'Dicetak',
    checkpoint: 'Titik periksa log',
    noCheckpoint: 'belum ada',
    hash: 'SHA-256 laporan',
    size: (size: string) => `${size} peristiwa`,
  },
  en: {
    generated: 'Generated',
    checkpoint: 'Log checkpoint',
    noCheckpoint: 'none yet',
    hash: 'SHA-256 of the report',
    size: (size: string) => `${size} events`,
  },
}

interface Line {
  label: string
  value: string
}

export function parameterLines({ parameters }: Pick<ReportTable, 'parameters'>, language: Language): Line[] {
  return parameters.map(({ label, value }) => ({
    label,
    value: displayParameter(value, language),
  }))
}

/** Days and instants are written for people; a file's reader does not type them again. */
function displayParameter(value: string, language: Language): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return dayInWords(value, language)
  if (!/^\d{4}-\d{2}-\d{2}T/.test(value)) return value
  return instantInWords(new Date(value), language, { seconds: true })
}

export function generatedLine({ generatedAt }: Print, language: Language): Line {
  return { label: labels[language].generated, value: instantInWords(generatedAt, language) }
}

/** The newest checkpoint, and the hash of the table. */
export function proofLines({ checkpoint }: Print, hash: string, language: Language): Line[] {
  const texts = labels[language]
  const state = checkpoint
    ? [
        texts.size(checkpoint.size.toLocaleString(language === 'id' ? 'id-ID' : 'en-GB')),
        checkpoint.root,
        instantInWords(new Date(checkpoint.signedAt), language),
      ].join(' · ')
    : texts.noCheckpoint
  return [
    { label: texts.checkpoint, value: state },
    { label: texts.hash, value: hash },
  ]
}
