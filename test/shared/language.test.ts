import { expect, it } from 'vitest'
import { languageOf } from '../../src/platform/shared/language.ts'

it.each([
  [undefined, 'id'],
  ['', 'id'],
  ['*', 'id'],
  ['fr', 'id'],
  ['id', 'id'],
  ['en', 'en'],
  ['EN-us', 'en'],
  ['en-US,en;q=0.9,id;q=0.8', 'en'],
  ['id,en;q=0.8', 'id'],
  ['en;q=0.5, id;q=0.9', 'id'],
  ['fr, en;q=0.1', 'en'],
  ['en;q=0', 'id'],
  [';;q=x,,en;q', 'id'],
] as const)('Accept-Language %j is answered in %s', (header, language) => {
  expect(languageOf(header)).toBe(language)
})
