/** What a province may set of the rules; lists and thresholds are no part of them. */
export interface FindingSettings {
  /** Numbers of the accounts that cash may come into; while it is empty only the channel tells (F01). */
  treasuryAccounts: readonly string[]
  /** Account codes of what benefits persons, in any written form (F11). */
  personalBenefitAccounts: readonly string[]
  /** How long after, or before, the end of a permit's process money of its company is a finding (F08). */
  permitDays: number
  /** How long after the event the regional budget may still pay for it (F15). */
  lateExpenditureDays: number
}

export const defaultFindingSettings: FindingSettings = {
  treasuryAccounts: [],
  personalBenefitAccounts: [
    '5.1.02.01.01.0035', // souvenirs
    '5.1.02.01.01.0064', // clothing: field, batik, sports
    '5.1.02.01.01.0075',
    '5.1.02.01.01.0076',
    '5.1.02.02.01.0003', // honoraria
    '5.1.02.02.01.0004',
    '5.1.02.02.05.0043', // hotel rooms
    '5.1.02.04.01.0001', // travel: tickets, per diem, meeting packages with a room
    '5.1.02.04.01.0003',
    '5.1.02.04.01.0004',
    '5.1.02.04.01.0005',
  ],
  permitDays: 180,
  lateExpenditureDays: 30,
}
