import { describe, expect, it } from 'vitest'
import {
  addDays,
  ageInWords,
  dayInWords,
  instantInWords,
  monthInWords,
  monthNames,
  readDay,
  todayInWita,
  weekdayInWords,
  writeDay,
} from '../../../admin/src/shared/calendar.ts'
import { fc, property } from '../../support/property.ts'

const TODAY = '2026-11-29'
const days = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

describe('a day that somebody writes', () => {
  it.each([
    '17082025',
    '17/8/25',
    '17/08/2025',
    '17-08-2025',
    '17.8.2025',
    '17 8 2025',
    '17 Agu 2025',
    '17 agustus 2025',
    '17 Aug 2025',
    '17agt25',
    '2025-08-17',
    ' 17/8/2025 ',
  ])('%s is 17 August 2025', (text) => {
    expect(readDay(text, TODAY)).toEqual({ kind: 'day', day: '2025-08-17' })
  })

  it.each([
    '31/2/2025',
    '32012025',
    '17/13/2025',
    '29/2/2027',
    '8/17/2025',
    '2025-02-31',
    '0/1/2025',
    '17 foo 2025',
    '170825',
    '17/8',
    '17/8/025',
    'kemarin',
    '1'.repeat(31),
  ])('%s is none', (text) => {
    expect(readDay(text, TODAY)).toEqual({ kind: 'wrong' })
  })

  it('is today where it says h', () => {
    expect(readDay('h', TODAY)).toEqual({ kind: 'day', day: TODAY })
    expect(readDay('H', TODAY)).toEqual({ kind: 'day', day: TODAY })
  })

  it('knows the leap years', () => {
    expect(readDay('29/2/2028', TODAY)).toEqual({ kind: 'day', day: '2028-02-29' })
  })

  it('is no day where nothing stands', () => {
    expect(readDay(' ', TODAY)).toEqual({ kind: 'empty' })
  })

  property.prop([days, fc.constantFrom('id' as const, 'en' as const)])(
    'is the same after it was written, in figures or in words of either language',
    (day, language) => {
      expect(readDay(writeDay(day), TODAY)).toEqual({ kind: 'day', day })
      expect(readDay(dayInWords(day, language), TODAY)).toEqual({ kind: 'day', day })
      expect(readDay(day, TODAY)).toEqual({ kind: 'day', day })
    },
  )

  property.prop([fc.string({ maxLength: 40 })])('never throws, whatever stands there', (text) => {
    expect(['empty', 'day', 'wrong']).toContain(readDay(text, TODAY).kind)
  })
})

describe('days of the province', () => {
  it('change at midnight in WITA, not in London or on this computer', () => {
    expect(todayInWita(new Date('2026-11-29T15:59:59Z'))).toBe('2026-11-29')
    expect(todayInWita(new Date('2026-11-29T16:00:00Z'))).toBe('2026-11-30')
  })

  it('are counted over the ends of months and years', () => {
    expect(addDays('2027-12-31', 1)).toBe('2028-01-01')
    expect(addDays('2028-03-01', -1)).toBe('2028-02-29')
  })

  it('read as people say them', () => {
    expect(weekdayInWords('2026-08-17', 'id')).toBe('Senin, 17 Agustus 2026')
    expect(weekdayInWords('2026-08-17', 'en')).toBe('Monday, 17 August 2026')
    expect(monthInWords('2026-08', 'id')).toBe('Agustus 2026')
    expect(monthNames('en').slice(0, 2)).toEqual(['January', 'February'])
    expect(instantInWords('2026-11-25T12:48:00Z', 'id')).toBe('25 November 2026 pukul 20.48 WITA')
  })

  it.each([
    [30_000, 'sekarang', 'now'],
    [5 * 60_000 + 59_000, '5 menit yang lalu', '5 minutes ago'],
    [3 * 3_600_000, '3 jam yang lalu', '3 hours ago'],
    [26 * 3_600_000, 'kemarin', 'yesterday'],
  ])('%i ms ago is %s', (age, indonesian, english) => {
    const now = Date.parse('2026-11-29T00:00:00Z')

    expect(ageInWords(now - age, now, 'id')).toBe(indonesian)
    expect(ageInWords(now - age, now, 'en')).toBe(english)
  })
})
