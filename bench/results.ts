/** What the measurements say, as text. */
import { readFileSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { root } from '../scripts/lib.mjs'

const RESULTS = path.join(root, 'bench', 'RESULTS.md')

/** Writes a section of bench/RESULTS.md and leaves the others as they are; answers it. */
export function writeResults(title: string, body: string): string {
  const [heading = '', ...sections] = readFileSync(RESULTS, 'utf8').split(/^(?=## )/m)
  const section = `## ${title}\n\n${body}\n\n`
  const place = sections.findIndex((each) => each.startsWith(`## ${title}\n`))
  if (place === -1) sections.push(section)
  else sections[place] = section
  writeFileSync(RESULTS, `${[heading, ...sections].join('').trimEnd()}\n`)
  return `\n${section}`
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[sorted.length >> 1] ?? Number.NaN
}

export function decimal(value: number, digits: number): string {
  const { format } = new Intl.NumberFormat('en', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
  return format(value)
}

export function ratio(a: number, b: number): string {
  return `${decimal(a / b, 2)} ×`
}

export type Row = readonly (string | number)[]

export function tableOf(rows: readonly Row[], titles = ['what', 'measured', 'goal']): string {
  return [titles, titles.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')
}

/** When and on what. */
export function describeHost(): string {
  const [cpu] = os.cpus()
  const memory = decimal(os.totalmem() / 1024 ** 3, 0)
  return `${new Date().toISOString().slice(0, 10)}, ${os.cpus().length} × ${cpu?.model.trim()}, ${memory} GB, ${os.type()} ${os.release()}, Node ${process.version}:`
}

export function loadAverage(): string {
  return `Load average at the end: ${decimal(os.loadavg()[0] ?? 0, 1)}.`
}

export function describeMachine({ rounds, seconds }: { rounds: number; seconds: number }): string {
  return [
    describeHost(),
    `service, Postgres (embedded, fsync and synchronous_commit on) and load together on this machine. Medians of ${rounds}`,
    `alternated rounds of ${seconds} s; 32 connections and 64 keys, sign-in, log lines and events on. ${loadAverage()}`,
  ].join('\n')
}
