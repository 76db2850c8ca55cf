/** Every text that a person can meet, read as a clerk does: refusals, warnings, findings and faults of files, with their figures. */
import { describe, expect, it } from 'vitest'
import { allTexts, overtakenTexts, refusalTexts } from '../support/clerk-texts.ts'

const codesOfStates =
  /(?<![\w/<"`])(draft|submitted|active|rejected|cancelled|discarded|recorded|verified|reversed|proposed|approved|withdrawn|adopted|superseded|regex|field|string|int|undefined|null)(?![\w/>"`-])/i

const isoDate = /(?<![\d-])(19|20)\d{2}-(0[1-9]|1[0-2])(-\d{2})?(?![\d-])/

/** Names of fields and values that a reader types stand in brackets or quotes, behind the word for them. */
function withoutAsides(text: string): string {
  return text.replaceAll(/\([^()]*\)|"[^"]*"/g, '')
}

const verbsId =
  /\b(perbaiki|pilih|isi|kirim|minta|pakai|kurangi|muat ulang|periksa|usulkan|hapus|cari|buat|tunggu|coba|gabungkan|batalkan|ubah|lihat|sebut|ambil|tetapkan|bagi|salin|beri|masuk|ganti|ulangi|persempit|buka|tarik|tutup|terbitkan|baca|catat|hilangkan|kembalikan|tolak|koreksi|singkirkan|susun|impor|tambahkan|mengusulkan|bandingkan|jalankan|hubungi)\b/i
const verbsEn =
  /\b(correct|choose|give|send|ask|use|lower|reload|check|propose|leave|find|draft|wait|try|combine|reverse|change|see|name|take|adopt|split|copy|sign|repeat|narrow|open|withdraw|close|issue|read|record|refund|reject|discard|import|add|proposes|submit|enter|make|load|run|tell|say|compare)\b/i

describe.each(allTexts)('$of', ({ of, id, en }) => {
  it('writes days and months as people do', () => {
    expect([id, en].filter((text) => isoDate.test(text))).toEqual([])
  })

  it('writes long numbers with separators', () => {
    expect(
      [id, en].filter((text) => /(?<![\w./-])\d{5,}(?![\w/-])/.test(text.replaceAll(/\d{13,16}/g, ''))),
    ).toEqual([])
  })

  it('names no state, format or field by its code', () => {
    expect(withoutAsides(id)).not.toMatch(codesOfStates)
    expect(en).not.toMatch(/\b(regex|undefined|null)\b/)
    // The operator finds a broken rule of the database by its name.
    if (of === 'rule_violated') return
    for (const text of [id, en]) {
      expect(text).not.toMatch(/\b[a-z]+_[a-z_]+\b/)
      expect(withoutAsides(text)).not.toMatch(/(?<![\w/<.])[a-z]+[a-z]*[A-Z]\w*/)
    }
  })

  it('has no hole, and its own marks at the ends of sentences', () => {
    for (const text of [id, en]) expect(text).not.toMatch(/[{}]|\.\.|[:;,]\s*\.|\s\s|\(\)|""(?!["\s)])/)
  })

  it('is in one language', () => {
    expect(withoutAsides(id)).not.toMatch(/\b(the|and|is|not|must|which|with|already)\b/i)
    expect(withoutAsides(en)).not.toMatch(/\b(yang|dan|atau|tidak|bila|dengan|sudah)\b/i)
  })
})

const ofPersons = refusalTexts.filter(({ status = 0 }) => status >= 400 && status < 500)

describe.each([...ofPersons, ...overtakenTexts])('$of', ({ id, en }) => {
  it('tells what to do', () => {
    expect(id).toMatch(verbsId)
    expect(en).toMatch(verbsEn)
  })
})

it.each(refusalTexts.filter(({ of }) => of.includes(', ')))(
  '$of: the state has a way out of its own',
  ({ id, en }) => {
    expect(id).not.toContain('Muat ulang')
    expect(en).not.toContain('Reload')
  },
)

it.each(overtakenTexts)(
  '$of: who decides is told to reject it or to have it withdrawn, not to correct what they cannot',
  ({ id, en }) => {
    expect(id).toMatch(
      /^Usulan ini tidak dapat lagi disetujui\. .*Tolak usulan ini \(rejection\), atau minta/,
    )
    expect(id).not.toMatch(/\b(kurangi|pilih|perbaiki)\b/i)
    expect(en).toMatch(/^This proposal can no longer be approved\. .*Reject it \(rejection\), or ask/)
    expect(en).not.toMatch(/\b(lower|choose|correct)\b/i)
  },
)
