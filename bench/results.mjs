/** What the measurements say, as text. */
import os from 'node:os'

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]
}

export function ratio(a, b) {
  return `${(a / b).toFixed(2)} ×`
}

export function tableOf(rows) {
  return ['| what | measured | goal |', '|---|---|---|', ...rows.map((row) => `| ${row.join(' | ')} |`)].join(
    '\n',
  )
}

export function describeMachine({ rounds, seconds }) {
  const [cpu] = os.cpus()
  const memory = Math.round(os.totalmem() / 1024 ** 3)
  return [
    `${new Date().toISOString().slice(0, 10)}, ${os.cpus().length} × ${cpu.model.trim()}, ${memory} GB, ${os.type()} ${os.release()}, Node ${process.version}:`,
    `service, Postgres (embedded, fsync and synchronous_commit on) and load together on this machine. Medians of ${rounds}`,
    `alternated rounds of ${seconds} s; 32 connections and 64 keys, sign-in, log lines and events on. Load average at the end: ${os.loadavg()[0].toFixed(1)}.`,
  ].join('\n')
}
