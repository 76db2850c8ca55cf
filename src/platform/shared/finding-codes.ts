/** Codes of the register's rules; each has a module in src/findings/rules. */
export const findingCodes = [
  'F01',
  'F02',
  'F03',
  'F04',
  'F05',
  'F08',
  'F11',
  'F13',
  'F14',
  'F15',
  'F18',
  'F22',
  'F23',
  'F24',
  'F25',
  'F26',
  'F27',
  'F28',
] as const
export type FindingCode = (typeof findingCodes)[number]
