/** What the schema found wrong with a request, in words. zod's own Indonesian messages are half English. */
import type { z } from 'zod'
import { MAX_FAULTS_LISTED } from '../shared/errors.ts'
import type { Language } from '../shared/language.ts'
import { whyFixed } from './fixed-fields.ts'
import { formatHint } from './format-hints.ts'
import type { ProblemFault } from './problem.ts'

type Issue = z.core.$ZodIssue

/** No field of ours has a longer name. */
const LONGEST_KEY_CHARACTERS = 100

/** A place in the request where something is wrong; `key` where it is a field that nobody asked for. */
interface FaultyPlace {
  issue: Issue
  key?: string
}

/**
 * One fault per place, the narrowest; an unknown field is named by its own pointer. No more than are listed. `request` is its
 * method and path, by which somebody who wants to change what is fixed is told what to do.
 */
export function faultsOf(issues: readonly Issue[], language: Language, request = ''): ProblemFault[] {
  const faults = new Map<string, ProblemFault>()
  for (const place of faultyPlaces(issues)) {
    const fault = faultAt(place, language, request)
    if (faults.size < MAX_FAULTS_LISTED || faults.has(fault.pointer)) faults.set(fault.pointer, fault)
    else break
  }
  return [...faults.values()]
}

function* faultyPlaces(issues: readonly Issue[]): Generator<FaultyPlace> {
  for (const issue of issues) {
    if (issue.code !== 'unrecognized_keys') yield { issue }
    else for (const key of issue.keys) yield { issue, key }
  }
}

function faultAt({ issue, key }: FaultyPlace, language: Language, request: string): ProblemFault {
  if (key === undefined)
    return { pointer: pointerTo(issue.path), code: issue.code, detail: describe(issue)[language] }
  const name = key.slice(0, LONGEST_KEY_CHARACTERS)
  return {
    pointer: pointerTo([...issue.path, name]),
    code: 'unknown_field',
    detail: (whyFixed(request, name) ?? unknownField(name))[language],
  }
}

function unknownField(name: string): Record<Language, string> {
  return {
    id: `Isian "${name}" tidak ada di sini. Periksa ejaannya di /docs, atau hilangkan.`,
    en: `There is no field "${name}" here. Check its spelling at /docs, or leave it out.`,
  }
}

/** RFC 6901. */
function pointerTo(path: readonly PropertyKey[]): string {
  return path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}

function describe(issue: Issue): Record<Language, string> {
  switch (issue.code) {
    case 'invalid_type':
      if (isMissing(issue)) return missing
      return issue.expected === 'int'
        ? {
            id: 'Harus bilangan bulat tanpa pecahan dan tanpa tanda kutip. Untuk uang: rupiah penuh, tanpa titik.',
            en: 'Must be a whole number without a fraction and without quotes. Of money: whole rupiah.',
          }
        : { id: `Harus berupa ${nameOf(issue.expected).id}.`, en: `Must be ${nameOf(issue.expected).en}.` }
    case 'too_small':
      return bound(issue.origin, 'at least', issue.minimum)
    case 'too_big':
      return bound(issue.origin, 'at most', issue.maximum)
    case 'invalid_format':
      return formatHint(issue.path, issue.format)
    case 'invalid_value':
      return choiceOf(issue.values)
    case 'invalid_union':
      // Where one field says of which kind the whole is.
      return 'options' in issue && issue.options ? choiceOf(issue.options) : invalid
    case 'custom':
      return issue.params?.format ? formatHint(issue.path, issue.params.format) : invalid
    default:
      return invalid
  }
}

/** zod tells it in the message alone. */
function isMissing(issue: Issue): boolean {
  return issue.message.endsWith('received undefined')
}

const missing = { id: 'Isian ini wajib: isi.', en: 'This field is required: give it.' }
const invalid = {
  id: 'Nilai ini tidak dapat diterima. Periksa ejaannya, tanggalnya, dan karakter yang tidak terlihat; contohnya ada di /docs.',
  en: 'This value cannot be taken. Check its spelling, its date and characters that cannot be seen; /docs has an example.',
}

function choiceOf(values: readonly unknown[]): Record<Language, string> {
  const choices = values.join(', ')
  return { id: `Pilih salah satu dari: ${choices}.`, en: `Choose one of: ${choices}.` }
}

function bound(
  origin: string,
  side: 'at least' | 'at most',
  limit: number | bigint,
): Record<Language, string> {
  const least = side === 'at least'
  const shown = { id: limit.toLocaleString('id-ID'), en: limit.toLocaleString('en-GB') }
  const sideId = least ? 'paling sedikit' : 'paling banyak'
  if (origin === 'string')
    return { id: `Panjang ${sideId} ${shown.id} huruf.`, en: `Must have ${side} ${shown.en} characters.` }
  if (origin === 'array')
    return { id: `Berisi ${sideId} ${shown.id} butir.`, en: `Must have ${side} ${shown.en} items.` }
  return {
    id: `Nilai ${least ? 'terkecil' : 'terbesar'} ${shown.id}.`,
    en: `Must be ${side} ${shown.en}.`,
  }
}

function nameOf(type: string): Record<Language, string> {
  const names: Record<string, Record<Language, string>> = {
    string: { id: 'teks', en: 'text' },
    number: { id: 'angka', en: 'a number' },
    boolean: { id: '`true` atau `false`', en: '`true` or `false`' },
    array: { id: 'daftar', en: 'a list' },
    object: { id: 'objek', en: 'an object' },
    file: { id: 'satu berkas', en: 'one file' },
  }
  return (
    names[type] ?? { id: 'nilai lain (contohnya di /docs)', en: 'another value (see the example at /docs)' }
  )
}
