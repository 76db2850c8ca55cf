/** What the pages say of the repository is there: links, paths, folders, commands. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { commandsInAnyLanguage } from '../support/pasted-pages.ts'
import { root } from '../support/process.ts'

const inRoot = (...names: string[]) => path.join(root, ...names)
const contentOf = (page: string) => readFileSync(inRoot(page), 'utf8')
const foldersIn = (folder: string) =>
  readdirSync(inRoot(folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)

const pages = [
  ...readdirSync(root).filter((name) => name.endsWith('.md')),
  ...readdirSync(inRoot('docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
]

/** Where a heading's link leads, by the rule of GitHub. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-')
}
const anchorsOf = (page: string) =>
  [...contentOf(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchorOf(heading))

describe.each(pages)('%s', (page) => {
  it('links to nothing that is missing', () => {
    const links = [...contentOf(page).matchAll(/\]\((?!https?:|mailto:)([^)\s]+)\)/g)].map(
      ([, to = '']) => to,
    )
    const broken = links.filter((to) => {
      const [file = '', anchor] = to.split('#')
      const target = file === '' ? page : path.join(path.dirname(page), file)
      if (!existsSync(inRoot(target))) return true
      return anchor !== undefined && !anchorsOf(target).includes(anchor)
    })
    expect(broken).toEqual([])
  })

  it('names no file or folder of the repository that is gone', () => {
    const named = [
      ...contentOf(page).matchAll(
        /`((?:src|test|scripts|bench|migrations|openapi|docker|docs|demo)\/[\w./-]*)`/g,
      ),
    ].map(([, name = '']) => name)
    expect(named.filter((name) => !existsSync(inRoot(name)))).toEqual([])
  })

  it('names no npm script that is gone', () => {
    const { scripts } = JSON.parse(contentOf('package.json')) as { scripts: Record<string, string> }
    const named = [...contentOf(page).matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name)
    expect(named.filter((name) => !(name in scripts))).toEqual([])
  })
})

describe.each([
  ['README.md', 'README.id.md'],
  ['docs/beginning.md', 'docs/memulai.md'],
])('%s and %s', (english, indonesian) => {
  it('have the same commands', async () => {
    const commands = await commandsInAnyLanguage(english)
    expect(commands).not.toBe('')
    expect(await commandsInAnyLanguage(indonesian)).toBe(commands)
  })

  it('lead to each other, and have the same sections and rows of tables', () => {
    const shapeOf = (page: string) => contentOf(page).match(/^(#+ |\|)/gm)
    expect(shapeOf(indonesian)).toEqual(shapeOf(english))
    expect(contentOf(english)).toContain(`(${path.basename(indonesian)})`)
    expect(contentOf(indonesian)).toContain(`(${path.basename(english)})`)
  })
})

describe('docs/architecture.md', () => {
  const architecture = contentOf('docs/architecture.md')

  it('names every folder of the sources', () => {
    const folders = ['', 'platform', 'tools'].flatMap((parent) => foldersIn(path.join('src', parent)))
    expect(folders.filter((name) => !new RegExp(`\\b${name}\\b`).test(architecture))).toEqual([])
  })

  it('names no file of the sources that is gone', () => {
    const named = [...architecture.matchAll(/`([\w-]+\/[\w./-]+\.ts)`/g)].map(([, name = '']) => name)
    expect(named).not.toEqual([])
    expect(named.filter((name) => !statSync(inRoot('src', name), { throwIfNoEntry: false }))).toEqual([])
  })
})

describe('docs/decisions', () => {
  const names = readdirSync(inRoot('docs/decisions')).sort()

  it('counts without a gap, and titles say their number', () => {
    const titles = names.map((name) => contentOf(`docs/decisions/${name}`).split('\n')[0] ?? '')
    expect(names.map((name) => Number(name.slice(0, 4)))).toEqual(names.map((_name, index) => index + 1))
    expect(titles.map((title) => /^# (\d+)\. \S/.exec(title)?.[1])).toEqual(
      names.map((name) => String(Number(name.slice(0, 4)))),
    )
  })

  it.each(names)('%s has the one form: decision, why, price, considered', (name) => {
    const [, ...paragraphs] = contentOf(`docs/decisions/${name}`).trim().split('\n\n')
    const headings = paragraphs.map((paragraph) => /^\*\*(\w+)\.\*\* /.exec(paragraph)?.[1])
    const first = headings.filter((heading) => heading !== undefined)
    expect(first).toEqual(['Decision', 'Why', 'Price', 'Considered'])
    expect(headings[0]).toBe('Decision')
  })
})
