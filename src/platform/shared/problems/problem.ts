/** What a problem is made of. */
export interface Problem {
  status: number
  title: { id: string; en: string }
  detail: { id: string; en: string }
}

type Text = readonly [id: string, en: string]

export function problem(status: number, title: Text, detail: Text): Problem {
  return { status, title: { id: title[0], en: title[1] }, detail: { id: detail[0], en: detail[1] } }
}

export function notFound(id: string, en: string): Problem {
  return problem(
    404,
    [`${id} tidak ditemukan`, `${en} not found`],
    [
      `Tidak ada ${withinSentence(id)} dengan pengenal itu yang dapat Anda lihat. Periksa pengenalnya di daftar.`,
      `There is no ${withinSentence(en)} with that identifier that you may see. Check the identifier in the list.`,
    ],
  )
}

/** Abbreviations keep their capitals. */
function withinSentence(name: string): string {
  return name.replace(/^\p{Lu}(?=\p{Ll})/u, (first) => first.toLowerCase())
}

export function wrongState(id: string, en: string): Problem {
  return problem(
    409,
    [`Keadaan ${id} tidak mengizinkan`, `The ${en}'s state does not allow this`],
    [
      `Keadaan ${id} ini: {state:word}. Tindakan ini memerlukan keadaan: {required:word}. {way}`,
      `This ${en} is {state:word}; the action is only for one that is {required:word}. {way}`,
    ],
  )
}
