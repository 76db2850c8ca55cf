/** Codes are checked by format and accepted even when they are not on our lists: lists age. A person is warned. */

import type { Warning } from '../platform/shared/warnings.ts'
import { warning } from '../platform/shared/warnings.ts'
import { isKnownAccount } from './account-codes.ts'
import { isKnownKbli } from './kbli.ts'
import { isKnownRegency } from './regencies.ts'

export function regencyWarnings(code: string, pointer: string): Warning[] {
  if (isKnownRegency(code)) return []
  return [warning('unknown_regency', pointer, { code })]
}

export function kbliWarnings(code: string, version: string, pointer: string): Warning[] {
  if (isKnownKbli(code, version)) return []
  return [warning('unknown_kbli', pointer, { code, version })]
}

export function accountWarnings(code: string, chartVersion: string, pointer: string): Warning[] {
  if (isKnownAccount(code, chartVersion)) return []
  return [warning('unknown_account', pointer, { code, version: chartVersion })]
}

/** The first nine digits of an old NPWP satisfy Luhn's check; numbers issued since may not, so it only warns. */
export function npwpWarnings(npwp: string, pointer: string): Warning[] {
  if (passesLuhn(npwp.slice(1, 10))) return []
  return [warning('npwp_check_digit', pointer)]
}

function passesLuhn(digits: string): boolean {
  const doubled = [...digits].reverse().map((digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1)
    return value > 9 ? value - 9 : value
  })
  return doubled.reduce((total, value) => total + value, 0) % 10 === 0
}
