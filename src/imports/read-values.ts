/** What people write into cells, as exact values: numbers through digits and BigInt, days as YYYY-MM-DD. */

import type { FaultCode } from '../platform/shared/problems/file-faults.ts'
import { MAX_AMOUNT } from '../platform/shared/wire.ts'
import type { Cell } from './grid.ts'

/** A value, or what is wrong with the text. */
export type Reading<Value> = { value: Value } | { fault: FaultCode }

function fault(code: FaultCode): { fault: FaultCode } {
  return { fault: code }
}

/**
 * A whole number as Indonesian, or unmistakably English, writing has it: `1.234.567,00`, `Rp1.234.567`, `1234567`,
 * `1,234,567.00`. A dot before three digits parts thousands; one comma before three digits could mean either.
 */
export function readWhole({ kind, text }: Cell, limit = MAX_AMOUNT): Reading<number> {
  const number =
    kind === 'number' ? wholeOf(text) : kind === 'text' ? writtenWhole(text) : fault('wrong_value')
  if ('fault' in number) return number
  return number.value > BigInt(limit) ? fault('too_large') : { value: Number(number.value) }
}

function writtenWhole(text: string): Reading<bigint> {
  const [, sign, amount = ''] =
    /^(-|\()?\s*(?:(?:Rp|IDR)\.?\s*)?(-?[\d.,]+?)(?:,-)?\)?$/i.exec(spaced(text)) ?? []
  if (sign !== undefined || amount.startsWith('-'))
    return fault(/\d/.test(amount) ? 'negative' : 'wrong_value')
  const [, thousands, thousandth] = /^([1-9]\d{0,2}(?:\.\d{3})+)(?:,(\d{1,2}))?$/.exec(amount) ?? []
  if (thousands !== undefined) return whole(thousands, thousandth)
  const [, millions, cents, one, itsCents] =
    /^(?:([1-9]\d{0,2}(?:,\d{3}){2,})(?:\.(\d{1,2}))?|([1-9]\d{0,2},\d{3})\.(\d{1,2}))$/.exec(amount) ?? []
  if (millions !== undefined) return whole(millions, cents)
  if (one !== undefined) return whole(one, itsCents)
  const [, plain, decimals] = /^(\d+)(?:[.,](\d+))?$/.exec(amount) ?? []
  if (plain === undefined) return fault('wrong_value')
  return decimals?.length === 3 ? fault('ambiguous_number') : whole(plain, decimals)
}

function whole(digits: string, decimals = ''): Reading<bigint> {
  if (/[1-9]/.test(decimals)) return fault('fraction')
  return { value: BigInt(digits.replaceAll(/[.,]/g, '')) }
}

/** Of a number as a workbook stores it, such as `1234567` or `1.5E+6`: moved by its exponent, not rounded. */
function wholeOf(stored: string): Reading<bigint> {
  const [, sign, digits, decimals = '', exponent = '0'] =
    /^(-?)(\d{1,25})(?:\.(\d{1,25}))?(?:E([+-]?\d{1,3}))?$/i.exec(stored) ?? []
  if (digits === undefined) return fault('wrong_value')
  const shift = Number(exponent) - decimals.length
  if (shift > 30) return fault('too_large')
  const all = BigInt(digits + decimals)
  const unit = 10n ** BigInt(Math.abs(shift))
  if (shift < 0 && all % unit !== 0n) return fault('fraction')
  const value = shift < 0 ? all / unit : all * unit
  return sign === '-' && value !== 0n ? fault('negative') : { value }
}

/** Text; of a number its digits, as in account codes and tax numbers that a spreadsheet took for numbers. */
export function readText({ kind, text }: Cell): Reading<string> {
  if (kind === 'text') return { value: text.trim() }
  if (kind !== 'number') return fault('wrong_value')
  const number = wholeOf(text)
  return 'value' in number ? { value: String(number.value) } : fault('wrong_value')
}

const months = 'januari februari maret april mei juni juli agustus september oktober november desember'.split(
  ' ',
)
const inEnglish =
  'january february march april may june july august september october november december'.split(' ')

/** A day: `12/05/2025` (the day first), `12-05-2025`, `12.05.2025`, `2025-05-12`, `12 Mei 2025`, or a real date. */
export function readDay({ kind, text }: Cell): Reading<string> {
  if (kind !== 'text' && kind !== 'date') return fault('wrong_value')
  const written = spaced(text)
  const [, y, m, d] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(written) ?? []
  if (y !== undefined) return day(Number(y), Number(m), Number(d))
  const [, date, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(written) ?? []
  if (date !== undefined) return day(Number(year), Number(month), Number(date))
  const [, dayOf, name = '', yearOf] = /^(\d{1,2})[ -]([a-z]{3,9})[ -](\d{4})$/i.exec(written) ?? []
  const number = monthOf(name.toLowerCase())
  return number === 0 ? fault('wrong_value') : day(Number(yearOf), number, Number(dayOf))
}

/** A month's number by its name or the first three letters of it, 0 where there is none. */
function monthOf(name: string): number {
  if (name.length < 3) return 0
  const isName = (known: string) => known === name || (name.length === 3 && known.startsWith(name))
  const short = { pebruari: 2, agt: 8, ags: 8, nopember: 11 }[name]
  return short ?? Math.max(months.findIndex(isName), inEnglish.findIndex(isName)) + 1
}

const FIRST_YEAR = 1900
const LAST_YEAR = 2200

function day(year: number, month: number, date: number): Reading<string> {
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate()
  if (month < 1 || month > 12 || date < 1 || date > days) return fault('no_such_day')
  if (year < FIRST_YEAR || year > LAST_YEAR) return fault('wrong_value')
  return { value: [year, month, date].map((part) => String(part).padStart(2, '0')).join('-') }
}

/** Without space around, and with plain spaces within. */
function spaced(text: string): string {
  return text.trim().replaceAll(/\s+/g, ' ')
}

/** One of several meanings, by the words for each. */
export function readChoice<Meaning>(cell: Cell, words: ReadonlyMap<string, Meaning>): Reading<Meaning> {
  if (cell.kind !== 'text' && cell.kind !== 'boolean' && cell.kind !== 'number') return fault('wrong_value')
  const meaning = words.get(spaced(cell.text).toLowerCase())
  return meaning === undefined ? fault('wrong_value') : { value: meaning }
}
