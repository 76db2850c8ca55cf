/**
 * What passwords are made of that everybody guesses: the commonest words of the published lists, and those of this
 * country, province and service. What remains of a password without them is what makes it hard to guess.
 */

/** In lower case, without the digits and signs that people put for letters. */
const WORDS = `
password passwort passcode sandi katasandi katakunci rahasia sandiku login masuk welcome selamat datang
admin administrator root user pengguna guest tamu test coba contoh demo default changeme ganti gantisaya secret
letmein iloveyou aku saya cinta sayang sayangku cintaku kamu bismillah alhamdulillah allah muhammad yesus tuhan maria
monkey dragon master shadow sunshine princess football baseball superman batman pokemon naruto liverpool arsenal chelsea
barcelona persib persija borneo jordan hello freedom whatever trustno starwars computer komputer internet google facebook
whatsapp instagram windows microsoft samsung office excel laptop
qwerty qwertyuiop asdfgh asdfghjkl zxcvbn zxcvbnm qazwsx
indonesia merdeka pancasila garuda nusantara republik negara jakarta surabaya bandung jawa sulawesi sumatera papua bali
kalimantan timur kaltim etam samarinda balikpapan bontang berau kutai kartanegara kukar kutim kubar paser penajam ppu
mahakam ulu mahulu tenggarong sangatta sendawar tanjung redeb maratua derawan kakaban sepinggan ibukota ikn kota kabupaten
provinsi pemprov pemda pemkot pemkab pemerintah dinas badan bappeda bpkad bpk kpk inspektorat setda sekda gubernur bupati
walikota kepala kantor keuangan bendahara auditor finance verifier verifikator integration anggaran
cakupan retret retreat csr tjsl apbd opd rkud sts bast nphd komitmen perusahaan
senin selasa rabu kamis jumat sabtu minggu januari februari maret april mei juni juli agustus september oktober november
desember january february march may june july august october december monday tuesday wednesday thursday friday saturday
sunday spring summer autumn winter
`
  .trim()
  .split(/\s+/)
  .sort((one, other) => other.length - one.length)

const YEARS = /(?:19|20)\d\d/g
/** Rows along which fingers and counting run. */
const ROWS = [
  '01234567890',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1q2w3e4r5t6y7u8i9o0p',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
]
const RUN_LENGTH = 4
const RUNS = [...ROWS, ...ROWS.map((row) => [...row].reverse().join(''))]
/** What people put for letters. */
const LETTERS: Record<string, string> = {
  0: 'o',
  1: 'i',
  3: 'e',
  4: 'a',
  5: 's',
  7: 't',
  '@': 'a',
  $: 's',
  '!': 'i',
}

/**
 * What of a password nobody guesses from the lists, the person's own words, years, runs (`12345`, `qwerty`) and signs at
 * its ends: the less of its two readings, as it stands and with its digits read as the letters that they stand for.
 */
export function surpriseOf(password: string, ownWords: readonly string[]): string {
  const plain = withoutRuns(password.normalize('NFKC').toLowerCase().replace(YEARS, ' '))
  const lettered = plain.replace(/[013457@$!]/g, (sign) => LETTERS[sign] ?? sign)
  const [one, other] = [restOf(plain, ownWords), restOf(lettered, ownWords)] as const
  return one.length < other.length ? one : other
}

function restOf(text: string, ownWords: readonly string[]): string {
  const rest = [...ownWords, ...WORDS].reduce((left, word) => left.replaceAll(word, ' '), text)
  return fromFirstLetterToLast(rest).replace(/[^\p{L}\p{N}]/gu, '')
}

function fromFirstLetterToLast(text: string): string {
  const characters = [...text]
  const isLetter = (character: string) => /\p{L}/u.test(character)
  return characters.slice(characters.findIndex(isLetter), characters.findLastIndex(isLetter) + 1).join('')
}

/** Without what fingers run along, or repeat. */
function withoutRuns(text: string): string {
  const characters = [...text]
  const isRun = characters.map((_, at) => {
    const run = characters.slice(at, at + RUN_LENGTH).join('')
    return run.length === RUN_LENGTH && (new Set(run).size === 1 || RUNS.some((row) => row.includes(run)))
  })
  const isInRun = (at: number) => isRun.slice(Math.max(0, at - RUN_LENGTH + 1), at + 1).includes(true)
  return characters.filter((_, at) => !isInRun(at)).join('')
}
