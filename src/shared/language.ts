/** What people read is in Indonesian or English; Indonesian unless they ask otherwise. */
export const languages = ['id', 'en'] as const
export type Language = (typeof languages)[number]
