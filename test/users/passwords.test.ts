/** A password that is on every list of guesses is refused, whatever was appended to it; one that nobody guesses is taken. */
import { describe, expect, it } from 'vitest'
import { assertGoodPassword } from '../../src/platform/authority/passwords.ts'

const person = { name: 'Punai Lestari', email: 'p.lestari@dinkes.kaltimprov.example' }

function isTaken(password: string): boolean {
  try {
    assertGoodPassword(password, person)
    return true
  } catch {
    return false
  }
}

describe('refused is', () => {
  it.each([
    'Rahasia12345!',
    'Samarinda2026',
    'Password123456',
    'P@ssw0rd123456',
    'P@$$w0rd!2026',
    'Kaltim2026!!',
    'Kaltim09011957',
    'Balikpapan#2025',
    'S4m4r1nd4_2026',
    'BorneoFC1964!!',
    'BappedaKaltim1',
    'AdminCakupan01',
    'Bismillah786786',
    'Indonesia1945!',
    'Merdeka17081945',
    'Sayang12345678',
    'iloveyou123456',
    'qwertyuiop1234',
    '1q2w3e4r5t6y7u',
    'zxcvbnm,./1234',
    'abcdefghijkl1!',
    '081234567890',
    '1234567890123',
    '17081945170845',
    'aaaaaaaaaaaaaa',
    'ababababababab',
    'PunaiLestari26',
    'lestari.kaltimprov',
    'Dinkes@Kaltim#2025',
    'welcome2026!!',
    'RetretOPD2025!',
    'GubernurKaltim',
    'Desember2025!!',
    '!!!!Kutai-Timur-Berau-99',
  ])('%s', (password) => {
    expect(isTaken(password)).toBe(false)
  })
})

describe('taken is', () => {
  it.each([
    'hujan-di-atas-mahakam',
    'angin-laut-di-derawan',
    'kopi pahit tetangga sebelah',
    'tujuh gajah menari pelan',
    'correct horse battery staple',
    'k3w9m-t7hpa-2xnqe-v8rjd',
    'Vb7#qLz9!mWx2p',
    'durian jatuh di atap seng',
    '山路のうえに星がひかる夜',
  ])('%s', (password) => {
    expect(isTaken(password)).toBe(true)
  })

  it('no password that is short', () => {
    expect(isTaken('Hx9!kLm2@')).toBe(false)
  })
})
