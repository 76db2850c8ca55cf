/** What identifies a report: SHA-256 (hex) over its table as canonical JSON (RFC 8785), whatever its file's format. */
import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { RenderedHead, ReportTable, Row } from './table.ts'

export function tableHash(table: ReportTable): string {
  return createHash('sha256').update(canonical(table)).digest('hex')
}

/** The same of rows that come one after another: in canonical order they stand before all that is known last. */
export class TableHash {
  readonly #hash = createHash('sha256')
  readonly #title: string
  #isFirst = true

  constructor({ title, ...head }: RenderedHead) {
    this.#title = title
    this.#hash.update(`${canonical(head).slice(0, -1)},"rows":[`)
  }

  add(rows: Row[]): void {
    if (rows.length === 0) return
    this.#hash.update(`${this.#isFirst ? '' : ','}${canonical(rows).slice(1, -1)}`)
    this.#isFirst = false
  }

  end(foot: Pick<ReportTable, 'totals' | 'stated'>): string {
    const last = canonical({ ...foot, title: this.#title })
    return this.#hash.update(`],${last.slice(1)}`).digest('hex')
  }
}

function canonical(value: unknown): string {
  return canonicalize(value) ?? ''
}
