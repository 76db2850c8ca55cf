export type Language = 'id' | 'en'

/** A text in both languages, as the one who reads it has chosen. */
export type BothLanguages = Record<Language, string>
