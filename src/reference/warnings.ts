/** Codes are checked by format and accepted even when they are not on our lists: lists age. A person is warned. */
import type { Warning } from '../platform/shared/wire.ts'
import { isKnownAccount } from './account-codes.ts'
import { isKnownKbli } from './kbli.ts'
import { isKnownRegency } from './regencies.ts'

export function regencyWarnings(code: string, pointer: string): Warning[] {
  if (isKnownRegency(code)) return []
  return [
    warning(
      'unknown_regency',
      pointer,
      `Kode wilayah ${code} tidak ada dalam daftar Kalimantan Timur; periksa kembali.`,
      `Regency code ${code} is not on the list of Kalimantan Timur; check it.`,
    ),
  ]
}

export function kbliWarnings(code: string, version: string, pointer: string): Warning[] {
  if (isKnownKbli(code, version)) return []
  return [
    warning(
      'unknown_kbli',
      pointer,
      `Kode KBLI ${code} (${version}) tidak ada dalam daftar; periksa kembali.`,
      `KBLI code ${code} (${version}) is not on the list; check it.`,
    ),
  ]
}

export function accountWarnings(code: string, chartVersion: string, pointer: string): Warning[] {
  if (isKnownAccount(code, chartVersion)) return []
  return [
    warning(
      'unknown_account',
      pointer,
      `Kode rekening ${code} tidak ada dalam daftar ${chartVersion}; periksa kembali.`,
      `Account code ${code} is not on the list of ${chartVersion}; check it.`,
    ),
  ]
}

/** The first nine digits of an old NPWP satisfy Luhn's check; numbers issued since may not, so it only warns. */
export function npwpWarnings(npwp: string, pointer: string): Warning[] {
  if (passesLuhn(npwp.slice(1, 10))) return []
  return [
    warning(
      'npwp_check_digit',
      pointer,
      'Angka pemeriksa NPWP tidak cocok; periksa kembali nomornya.',
      'The check digit of the NPWP does not fit; check the number.',
    ),
  ]
}

function passesLuhn(digits: string): boolean {
  const doubled = [...digits].reverse().map((digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1)
    return value > 9 ? value - 9 : value
  })
  return doubled.reduce((total, value) => total + value, 0) % 10 === 0
}

function warning(code: string, pointer: string, id: string, en: string): Warning {
  return { code, pointer, detail: { id, en } }
}
