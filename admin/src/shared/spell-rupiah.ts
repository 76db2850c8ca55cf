/** Amounts in words (terbilang), as the service prints them: below a field they show a slip of a zero. */
import type { Language } from './language.ts'

const scales = {
  id: ['', 'ribu', 'juta', 'miliar', 'triliun', 'kuadriliun'],
  en: ['', 'thousand', 'million', 'billion', 'trillion', 'quadrillion'],
}
const units = 'nol satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas'.split(' ')
const upToNineteen =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')

/** 2_500_000_000 is `dua miliar lima ratus juta rupiah`, `two billion five hundred million rupiah` in English. */
export function spellRupiah(amount: number, language: Language): string {
  const sign = amount < 0 ? 'minus ' : ''
  return `${sign}${spell(Math.abs(amount), language)} rupiah`
}

function spell(amount: number, language: Language): string {
  const hundreds = language === 'id' ? indonesianHundreds : englishHundreds
  if (amount === 0) return hundreds(0)
  const words: string[] = []
  for (let rest = BigInt(amount), scale = 0; rest > 0n; rest /= 1000n, scale += 1) {
    const group = Number(rest % 1000n)
    if (group === 0) continue
    const isOneThousand = language === 'id' && scale === 1 && group === 1
    words.unshift(isOneThousand ? 'seribu' : `${hundreds(group)} ${scales[language][scale]}`.trim())
  }
  return words.join(' ')
}

function indonesianHundreds(number: number): string {
  if (number < 12) return units[number] ?? ''
  if (number < 20) return `${units[number - 10]} belas`
  if (number < 100) return joined(`${units[digit(number, 10)]} puluh`, number % 10, indonesianHundreds)
  const hundreds = number < 200 ? 'seratus' : `${units[digit(number, 100)]} ratus`
  return joined(hundreds, number % 100, indonesianHundreds)
}

function englishHundreds(number: number): string {
  if (number < 20) return upToNineteen[number] ?? ''
  if (number < 100) return joined(tens[digit(number, 10) - 2] ?? '', number % 10, englishHundreds, '-')
  return joined(`${upToNineteen[digit(number, 100)]} hundred`, number % 100, englishHundreds)
}

function joined(words: string, rest: number, spellRest: (rest: number) => string, between = ' '): string {
  return rest === 0 ? words : `${words}${between}${spellRest(rest)}`
}

/** How often the place goes into the number; both are whole. */
function digit(number: number, place: 10 | 100): number {
  return (number - (number % place)) / place
}
