import { describe, expect, it } from 'vitest'
import { formatOf } from '../../src/platform/tables/formats.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

describe('the format of a report', () => {
  it.each([
    [undefined, 'json'],
    ['', 'json'],
    ['*/*', 'json'],
    ['text/csv', 'csv'],
    ['TEXT/CSV; charset=utf-8', 'csv'],
    [XLSX, 'xlsx'],
    ['application/pdf, text/csv', 'pdf'],
    ['text/csv, application/pdf', 'csv'],
    ['text/csv;q=0.5, application/pdf;q=0.9', 'pdf'],
    ['text/csv, */*;q=0.1', 'csv'],
    ['*/*, text/csv;q=0.9', 'json'],
    ['text/*', 'csv'],
    ['application/*, application/json;q=0.2, application/pdf;q=0.8', 'xlsx'],
    ['application/json;q=0, */*', 'csv'],
    ['text/csv;q=0, application/pdf;q=0.001', 'pdf'],
    ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'json'],
    ['text/csv;q=nonsense', 'json'],
    [';;;,,,q=', 'json'],
  ])('for Accept: %s is %s', (accept, format) => {
    expect(formatOf(undefined, accept)).toBe(format)
  })

  it.each(['image/png', 'application/xml, text/html;q=0.9', '*/*;q=0'])(
    'is none for Accept: %s',
    (accept) => {
      expect(() => formatOf(undefined, accept)).toThrow(expect.objectContaining({ code: 'not_acceptable' }))
    },
  )

  it('is the one named in the query, whatever is accepted', () => {
    expect(formatOf('pdf', 'text/csv')).toBe('pdf')
  })
})
