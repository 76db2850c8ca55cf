/** One word for one thing, wherever people read: sources, pages and the printed API. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { root } from '../support/process.ts'

/** What the desk does not say, and what it says instead. No law or name that is quoted here has one of them. */
const unsaid = [
  { word: /\b(?:di)?salurkan|penyalur/i, instead: 'penerimaan' },
  { word: /\bsaluran\b/i, instead: 'jalur' },
  { word: /\bpembalikan\b/i, instead: 'pembatalan' },
]

const filesUnder = (folder: string) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
    path.join(folder, name),
  )
const read = [
  ...readdirSync(root).filter((name) => name.endsWith('.md')),
  ...['src', 'docs', 'openapi', 'migrations/rules'].flatMap(filesUnder),
].filter((name) => /\.(?:ts|md|json|sql)$/.test(name))

it.each(unsaid)('$instead is not called by another word', ({ word }) => {
  const saying = read.flatMap((name) =>
    readFileSync(path.join(root, name), 'utf8')
      .split('\n')
      .flatMap((line, index) => (word.test(line) ? [`${name}:${index + 1}`] : [])),
  )

  expect(read.length).toBeGreaterThan(300)
  expect(saying).toEqual([])
})
