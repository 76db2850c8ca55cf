/** What the measurements say, as text. */
import os from 'node:os'

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

export function describeMachine({ rounds, seconds }: { rounds: number; seconds: number }): string {
  const [cpu] = os.cpus()
  const memory = decimal(os.totalmem() / 1024 ** 3, 0)
  return [
    `${new Date().toISOString().slice(0, 10)}, ${os.cpus().length} × ${cpu?.model.trim()}, ${memory} GB, ${os.type()} ${os.release()}, Node ${process.version}:`,
    `service, Postgres (embedded, fsync and synchronous_commit on) and load together on this machine. Medians of ${rounds}`,
    `alternated rounds of ${seconds} s; 32 connections and 64 keys, sign-in, log lines and events on. Load average at the end: ${decimal(os.loadavg()[0] ?? 0, 1)}.`,
  ].join('\n')
}
