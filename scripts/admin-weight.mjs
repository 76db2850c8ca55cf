/**
 * What a browser loads for each page of the admin client, packed, from the build's manifest: the entry, and each page with
 * all that it imports. Fails above the budgets; with --all it prints every page.
 */
import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { leave, root, say } from './lib.mjs'

const KB = 1000
const BUDGETS = { entryScript: 140 * KB, entryStyle: 10 * KB, page: 200 * KB, all: 260 * KB }
/** Loaded only when somebody opens a PDF. */
const OF_PDF = /pdf/

/** @typedef {{ file: string, css?: string[], imports?: string[], isEntry?: boolean, isDynamicEntry?: boolean }} Chunk */

const folder = path.join(root, 'dist', 'admin')
/** @type {Record<string, Chunk>} */
const manifest = JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8'))
const isPage = (/** @type {Chunk} */ chunk) => chunk.isDynamicEntry && !OF_PDF.test(chunk.file)
const [entry = ''] = Object.keys(manifest).filter((key) => manifest[key]?.isEntry)

/** @param {string} file */
const packed = (file) => statSync(path.join(folder, `${file}.gz`)).size

/**
 * The files that come with a chunk: its own, and those of what it imports at once.
 *
 * @param {string} key
 * @param {Set<string>} files
 */
function collect(key, files) {
  const chunk = manifest[key]
  if (chunk === undefined || files.has(chunk.file)) return files
  files.add(chunk.file)
  for (const css of chunk.css ?? []) files.add(css)
  for (const each of chunk.imports ?? []) collect(each, files)
  return files
}

/** @param {Iterable<string>} files */
const sum = (files) => [...files].reduce((total, file) => total + packed(file), 0)

const ofEntry = collect(entry, new Set())
const pages = Object.keys(manifest).filter((key) => isPage(manifest[key] ?? { file: '' }))
const everything = new Set(ofEntry)
const weights = pages.map((key) => {
  const files = collect(key, new Set(ofEntry))
  for (const file of files) everything.add(file)
  return { what: key, bytes: sum(files), budget: BUDGETS.page }
})
const isStyle = (/** @type {string} */ file) => file.endsWith('.css')
const measured = [
  {
    what: 'entry, scripts',
    bytes: sum([...ofEntry].filter((file) => !isStyle(file))),
    budget: BUDGETS.entryScript,
  },
  { what: 'entry, styles', bytes: sum([...ofEntry].filter(isStyle)), budget: BUDGETS.entryStyle },
  ...weights,
  { what: 'everything but PDF', bytes: sum(everything), budget: BUDGETS.all },
]
/** @param {typeof measured[number]} line */
const written = ({ what, bytes, budget }) => `${bytes} of ${budget} bytes  ${what}`

if (process.argv.includes('--all')) for (const line of measured) say(written(line))
const over = measured.filter(({ bytes, budget }) => bytes > budget)
if (over.length > 0) leave(`Too heavy, packed:\n${over.map(written).join('\n')}`)
