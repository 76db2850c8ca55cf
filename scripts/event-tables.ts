/**
 * Writes into the pages for other systems what each type of event changes, as the code knows it; with --check, only says whether the
 * pages still say so.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { recordTypeOf } from '../src/audit/event-records.ts'
import { rowsOfEvents } from '../src/platform/log/event-rows.ts'
import { eventTypeNames, eventTypes } from '../src/platform/log/event-types.ts'
import type { Language } from '../src/platform/shared/language.ts'

const pages = { en: 'integration.md', id: 'integrasi.md' } as const
const words = {
  en: {
    type: 'type',
    told: 'what happened',
    written: 'writes',
    entries: 'entries',
    new: 'new',
    yes: 'yes',
    in: 'only',
  },
  id: {
    type: 'type',
    told: 'yang terjadi',
    written: 'menulis',
    entries: 'entri',
    new: 'baru',
    yes: 'ya',
    in: 'hanya',
  },
} as const

const BEGIN = '<!-- events: printed by npm run events -->'
const END = '<!-- end of events -->'

/** One row that an event writes: `new`, a state that it comes to, columns that change; last the states in which alone it may. */
function writtenOf(table: string, written: readonly string[], language: Language): string {
  const isRecord = recordTypeOf(table)
  const name = isRecord === undefined ? table : `\`${isRecord}\``
  const said = written
    .filter((part) => !part.startsWith('in='))
    .map((part) => {
      const [column = '', state] = part.split('=')
      const shown = column === 'new' ? words[language].new : column
      return state === undefined ? shown : `${shown} → \`${state}\``
    })
  const states = written.filter((part) => part.startsWith('in=')).map((part) => `\`${part.slice(3)}\``)
  const only = states.length > 0 ? `; ${words[language].in} ${states.join(', ')}` : ''
  return `${name} (${said.join(', ')}${only})`
}

function tableIn(language: Language): string {
  const { type, told, written, entries, yes } = words[language]
  const rows = eventTypeNames.map((name) => {
    const { own = {}, carried = {} } = rowsOfEvents[name]
    const parts = [...Object.entries(own), ...Object.entries(carried)]
    const all = [...new Set(parts.map(([table, columns]) => writtenOf(table, columns, language)))].join('; ')
    const posts = 'entries' in eventTypes[name].data.shape ? yes : ''
    return `| \`${name}\` | ${eventTypes[name][language]} | ${all} | ${posts} |`
  })
  return [
    BEGIN,
    '',
    `| ${type} | ${told} | ${written} | ${entries} |`,
    '|---|---|---|---|',
    ...rows,
    '',
    END,
  ].join('\n')
}

for (const [language, name] of Object.entries(pages) as [Language, string][]) {
  const page = path.join(import.meta.dirname, '../docs', name)
  const content = readFileSync(page, 'utf8')
  const [begin, end] = [content.indexOf(BEGIN), content.indexOf(END)]
  if (begin < 0 || end < begin) throw new Error(`docs/${name} has no place for the events`)
  const printed = content.slice(0, begin) + tableIn(language) + content.slice(end + END.length)
  if (!process.argv.includes('--check')) writeFileSync(page, printed)
  else if (printed !== content) {
    process.stderr.write(`docs/${name} does not say what src says of events; run: npm run events\n`)
    process.exitCode = 1
  }
}
