/** What the schema found wrong with a request, in words. zod's own Indonesian messages are half English. */
import type { z } from 'zod'
import type { Language } from '../shared/language.ts'
import type { ProblemFault } from './problem.ts'

type Issue = z.core.$ZodIssue

/** One fault per place, the narrowest; an unknown field is named by its own pointer. */
export function faultsOf(issues: readonly Issue[], language: Language): ProblemFault[] {
  const faults = issues.flatMap((issue): ProblemFault[] => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        pointer: pointerTo([...issue.path, key]),
        code: 'unknown_field',
        detail:
          language === 'id' ? `Isian "${key}" tidak dikenal; hapus.` : `Unknown field "${key}"; remove it.`,
      }))
    }
    return [{ pointer: pointerTo(issue.path), code: issue.code, detail: describe(issue)[language] }]
  })
  return [...new Map(faults.map((fault) => [fault.pointer, fault])).values()]
}

/** RFC 6901. */
function pointerTo(path: readonly PropertyKey[]): string {
  return path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}

function describe(issue: Issue): Record<Language, string> {
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected === 'int'
        ? {
            id: 'Harus bilangan bulat tanpa pecahan.',
            en: 'Must be a whole number without a fraction.',
          }
        : { id: `Harus berupa ${nameOf(issue.expected).id}.`, en: `Must be ${nameOf(issue.expected).en}.` }
    case 'too_small':
      return bound(issue.origin, 'at least', issue.minimum)
    case 'too_big':
      return bound(issue.origin, 'at most', issue.maximum)
    case 'invalid_format':
      return {
        id: `Format tidak sah (${issue.format}).`,
        en: `Invalid format (${issue.format}).`,
      }
    case 'invalid_value':
      return {
        id: `Pilih salah satu dari: ${issue.values.join(', ')}.`,
        en: `Choose one of: ${issue.values.join(', ')}.`,
      }
    default:
      return { id: 'Nilai tidak sah.', en: 'Invalid value.' }
  }
}

function bound(
  origin: string,
  side: 'at least' | 'at most',
  limit: number | bigint,
): Record<Language, string> {
  const least = side === 'at least'
  const sideId = least ? 'paling sedikit' : 'paling banyak'
  if (origin === 'string')
    return { id: `Panjang ${sideId} ${limit} huruf.`, en: `Must have ${side} ${limit} characters.` }
  if (origin === 'array')
    return { id: `Berisi ${sideId} ${limit} butir.`, en: `Must have ${side} ${limit} items.` }
  return { id: `Nilai ${least ? 'terkecil' : 'terbesar'} ${limit}.`, en: `Must be ${side} ${limit}.` }
}

function nameOf(type: string): Record<Language, string> {
  const names: Record<string, Record<Language, string>> = {
    string: { id: 'teks', en: 'text' },
    number: { id: 'angka', en: 'a number' },
    boolean: { id: 'true atau false', en: 'true or false' },
    array: { id: 'daftar', en: 'a list' },
    object: { id: 'objek', en: 'an object' },
    file: { id: 'satu berkas', en: 'one file' },
  }
  return names[type] ?? { id: type, en: type }
}
