import { type ReactNode, useEffect, useId, useRef, useState, useSyncExternalStore } from 'react'
import { useShortcuts } from './shortcuts'
import './table.css'

export interface Column<Row> {
  key: string
  header: string
  cell: (row: Row) => ReactNode
  /** Right-aligned, in figures of one width, and never cut or wrapped. */
  isAmount?: boolean
  /** What the row is about, with its link: the head of a card on a phone. */
  isHead?: boolean
  /** Where the list is sorted by it, and how that is changed; both stand in the address. */
  sort?: { direction: 'ascending' | 'descending' | 'none'; onSort: () => void }
}

interface TableProps<Row> {
  /** What is listed; read out, and shown where it is asked for. */
  caption: string
  isCaptionShown?: boolean
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  keyOf: (row: Row) => string
  /** Said where there is nothing. */
  empty?: ReactNode
  footer?: ReactNode
}

const NARROW = '(max-width: 639.98px)'

/** Whether there is room for cards only. */
function useIsNarrow(): boolean {
  return useSyncExternalStore(
    (listener) => {
      const query = matchMedia(NARROW)
      query.addEventListener('change', listener)
      return () => query.removeEventListener('change', listener)
    },
    () => matchMedia(NARROW).matches,
  )
}

/** A list as a table, below 640 px as cards. j and k go from link to link, Enter opens. */
export function Table<Row>(props: TableProps<Row>) {
  const place = useRef<HTMLElement>(null)
  const isNarrow = useIsNarrow()
  useRowKeys(place)
  const isScrolled = useIsScrolled(place)
  return (
    <section
      ref={place}
      className="table-place"
      tabIndex={isScrolled ? 0 : undefined}
      aria-label={isScrolled ? props.caption : undefined}
    >
      {props.rows.length === 0 && props.empty !== undefined ? (
        <p className="quiet">{props.empty}</p>
      ) : isNarrow ? (
        <Cards {...props} />
      ) : (
        <Grid {...props} />
      )}
    </section>
  )
}

function Grid<Row>({ caption, isCaptionShown = false, columns, rows, keyOf, footer }: TableProps<Row>) {
  return (
    <table className="table">
      <caption className={isCaptionShown ? undefined : 'unseen'}>{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ key, header, isAmount, sort }) => (
            <th
              key={key}
              scope="col"
              className={isAmount ? 'amount' : undefined}
              aria-sort={sort?.direction === 'none' ? undefined : sort?.direction}
            >
              {sort ? (
                <button type="button" className="plain table-sort" onClick={sort.onSort}>
                  {header} <span aria-hidden="true">{ARROWS[sort.direction]}</span>
                </button>
              ) : (
                header
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={keyOf(row)} data-row>
            {columns.map(({ key, cell, isAmount }) => (
              <td key={key} className={isAmount ? 'amount' : undefined}>
                {cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
      {footer !== undefined && <tfoot>{footer}</tfoot>}
    </table>
  )
}

const ARROWS = { ascending: '↑', descending: '↓', none: '↕' }

function Cards<Row>({ caption, columns, rows, keyOf }: TableProps<Row>) {
  const id = useId()
  const head = columns.find(({ isHead }) => isHead) ?? columns[0]
  const rest = columns.filter((column) => column !== head)
  return (
    <>
      <p id={id} className="unseen">
        {caption}
      </p>
      <ul className="cards" aria-labelledby={id}>
        {rows.map((row) => (
          <li key={keyOf(row)} className="card" data-row>
            <div className="card-head">{head?.cell(row)}</div>
            <dl>
              {rest.map(({ key, header, cell, isAmount }) => (
                <div key={key}>
                  <dt>{header}</dt>
                  <dd className={isAmount ? 'amount' : undefined}>{cell(row)}</dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ul>
    </>
  )
}

/** j and k, wherever nothing is typed, walk the rows by their links. */
function useRowKeys(place: React.RefObject<HTMLElement | null>) {
  function walk(by: 1 | -1) {
    const links = [...(place.current?.querySelectorAll('[data-row]') ?? [])].flatMap(
      (row) => row.querySelector('a') ?? [],
    )
    const here = links.findIndex((link) => link.closest('[data-row]')?.contains(document.activeElement))
    const next = links[by === 1 ? here + 1 : here === -1 ? links.length - 1 : here - 1]
    next?.focus()
  }
  useShortcuts({ j: () => walk(1), k: () => walk(-1) })
}

/** What is wider than its place is scrolled by the keyboard too, also where nothing in it can have the focus. */
function useIsScrolled(place: React.RefObject<HTMLElement | null>): boolean {
  const [isScrolled, setScrolled] = useState(false)
  useEffect(() => {
    const element = place.current
    if (element === null) return
    const observer = new ResizeObserver(() => setScrolled(element.scrollWidth > element.clientWidth))
    observer.observe(element)
    return () => observer.disconnect()
  }, [place])
  return isScrolled
}
