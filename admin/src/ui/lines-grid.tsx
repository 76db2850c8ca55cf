import {
  type ClipboardEvent,
  type KeyboardEvent,
  memo,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { formatRupiah, groupRupiah } from '../shared/rupiah'
import { Button } from './button'
import { type Refusal, useForm } from './form'
import { useLanguage, useWords, wordsOf } from './language'
import {
  amountIn,
  isBlank,
  type LineColumn,
  type LineRow,
  MAX_ROWS,
  newRow,
  pasteBlock,
  readBlock,
  readCell,
  roomAfter,
  splitByRoom,
  sumOf,
} from './lines'
import { LinesCell } from './lines-cell'
import type { Lines } from './use-lines'
import './lines-grid.css'

const words = wordsOf({
  id: {
    row: 'Baris',
    room: 'Sisa ruang',
    over: (amount: string) => `lebih ${amount}`,
    divided: (amount: string) => `Dibagi ${amount}`,
    left: (amount: string) => `Belum dialokasikan ${amount}`,
    excess: (amount: string) => `Kelebihan ${amount}`,
    rest: 'Sisanya ke baris ini (Alt+S)',
    byRoom: 'Bagi menurut sisa',
    add: '+ Baris',
    remove: (row: number) => `Hapus baris ${row}`,
    tooWide: 'Blok itu lebih besar daripada tabel dari sel ini: tidak ada yang ditempel.',
    keys: 'Enter: baris berikutnya. Ctrl+D: salin dari atas. Ctrl+Backspace: hapus baris. Blok dari lembar sebar dapat ditempel.',
  },
  en: {
    row: 'Row',
    room: 'Room left',
    over: (amount: string) => `${amount} over`,
    divided: (amount: string) => `Divided ${amount}`,
    left: (amount: string) => `Not yet allocated ${amount}`,
    excess: (amount: string) => `Excess ${amount}`,
    rest: 'The rest to this row (Alt+S)',
    byRoom: 'Divide by what is left',
    add: '+ Row',
    remove: (row: number) => `Remove row ${row}`,
    tooWide: 'That block is larger than the table from this cell on: nothing was pasted.',
    keys: 'Enter: next row. Ctrl+D: copy from above. Ctrl+Backspace: remove row. A block from a spreadsheet can be pasted.',
  },
})

interface LinesGridProps {
  label: string
  lines: Lines
  /** Whole rupiah that the rows are to add up to; null while it is not known, absent where there is no such sum. */
  total?: number | null
  /** RFC 6901 pointer to the array that the rows fill. */
  pointer?: string
}

interface Place {
  row: number
  column: number
}

/**
 * A table of inputs: split over lines, instalments, appropriations, budget lines. Tab walks its cells; its other keys stand
 * below it. A cell that cannot be read stays as it was typed, is marked, and its form is not sent. To keep a keystroke in a
 * long one cheap, hand down the same columns as long as they are the same.
 */
export function LinesGrid({ label, lines, total, pointer }: LinesGridProps) {
  const { columns, rows, setRows } = lines
  const texts = useWords(words)
  const { isAttempted, refusal } = useForm()
  const id = useId()
  const place = useRef<HTMLTableElement>(null)
  const here = useRef<Place>({ row: 0, column: 0 })
  const goTo = useRef<Place | undefined>(undefined)
  const [note, setNote] = useState('')

  const amountKey = columns.find(({ kind }) => kind === 'amount')?.key
  const choice = columns.find((column) => column.kind === 'choice')
  const rooms = choice && amountKey !== undefined ? roomAfter(rows, choice, amountKey) : []
  const hasRooms = choice?.choices.some(({ room }) => room !== undefined) ?? false
  const divided = amountKey === undefined ? 0 : sumOf(rows, amountKey)
  const left = total === null || total === undefined ? undefined : total - divided

  useLayoutEffect(() => {
    const target = goTo.current
    goTo.current = undefined
    if (target) inputAt(place.current, target)?.focus()
  })

  function go(target: Place) {
    goTo.current = target
    inputAt(place.current, target)?.focus()
  }

  function addRow(at: Place) {
    if (rows.length >= MAX_ROWS) return
    const rest =
      amountKey !== undefined && left !== undefined && left > 0 ? { [amountKey]: groupRupiah(left) } : {}
    setRows((before) => [...before, newRow(rest)])
    goTo.current = at
  }

  function nextRow({ row, column }: Place) {
    if (row + 1 < rows.length) return go({ row: row + 1, column })
    const last = rows[row]
    if (last && !isBlank(last)) addRow({ row: row + 1, column: 0 })
  }

  function removeRow({ row, column }: Place) {
    setRows((before) => before.filter((_, index) => index !== row))
    goTo.current = { row: Math.max(0, Math.min(row, rows.length - 2)), column }
  }

  function copyFromAbove({ row, column }: Place) {
    const key = columns[column]?.key
    const above = key === undefined ? undefined : rows[row - 1]?.texts[key]
    if (key !== undefined && above !== undefined) write(row, key, above)
  }

  function write(row: number, key: string, text: string) {
    setRows((before) =>
      before.map((each, index) =>
        index === row ? { ...each, texts: { ...each.texts, [key]: text } } : each,
      ),
    )
  }

  function restToRow({ row }: Place) {
    const target = rows[row]
    if (!target || amountKey === undefined || left === undefined) return
    const amount = amountIn(target, amountKey) + left
    if (amount > 0) write(row, amountKey, groupRupiah(amount))
  }

  function pressed(event: KeyboardEvent) {
    const at = placeOf(event.target)
    if (!at || event.defaultPrevented) return
    const act = actionOf(event)
    if (!act) return
    event.preventDefault()
    act(at)
  }

  function actionOf(event: KeyboardEvent): ((at: Place) => void) | undefined {
    const isCommand = event.ctrlKey || event.metaKey
    if (event.altKey) return event.code === 'KeyS' ? restToRow : undefined
    if (event.key === 'Enter') return isCommand || event.shiftKey ? undefined : nextRow
    if (!isCommand) return undefined
    if (event.key === 'Backspace') return removeRow
    return event.key.toLowerCase() === 'd' ? copyFromAbove : undefined
  }

  function pasted(event: ClipboardEvent) {
    const at = placeOf(event.target)
    const text = event.clipboardData.getData('text/plain')
    const block = readBlock(text)
    if (!at || (block.length === 1 && block[0]?.length === 1)) return
    event.preventDefault()
    const next = pasteBlock(rows, columns, at, block)
    setNote(next ? '' : texts.tooWide)
    if (next) setRows(() => next)
  }

  return (
    <section className="lines" aria-labelledby={`${id}-label`} data-pointer={pointer}>
      <h2 id={`${id}-label`}>{label}</h2>
      <table
        ref={place}
        className="lines-table"
        aria-labelledby={`${id}-label`}
        aria-describedby={`${id}-keys`}
        onKeyDown={pressed}
        onPaste={pasted}
        onFocus={(event) => {
          here.current = placeOf(event.target) ?? here.current
        }}
      >
        <thead>
          <tr>
            <th scope="col">
              <span className="unseen">{texts.row}</span>
            </th>
            {columns.map((column, index) => (
              <th
                key={column.key}
                id={`${id}-${index}`}
                scope="col"
                className={column.kind === 'amount' ? 'amount' : undefined}
              >
                {column.header}
              </th>
            ))}
            {hasRooms && (
              <th scope="col" className="amount">
                {texts.room}
              </th>
            )}
            <td />
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <Row
              key={row.id}
              gridId={id}
              row={row}
              index={index}
              columns={columns}
              hasRoom={hasRooms}
              room={rooms[index]}
              isAttempted={isAttempted}
              refusal={refusal}
              pointer={pointer}
              setRows={setRows}
            />
          ))}
        </tbody>
      </table>
      {total !== undefined && <Sums divided={divided} left={left} />}
      <p role="status" className="field-error">
        {note}
      </p>
      <div className="row">
        <Button onClick={() => addRow({ row: rows.length, column: 0 })}>{texts.add}</Button>
        {total !== undefined && <Button onClick={() => restToRow(here.current)}>{texts.rest}</Button>}
        {hasRooms && choice && amountKey !== undefined && total != null && (
          <Button onClick={() => setRows((before) => splitByRoom(before, choice, amountKey, total))}>
            {texts.byRoom}
          </Button>
        )}
      </div>
      <p className="field-hint" id={`${id}-keys`}>
        {texts.keys}
      </p>
    </section>
  )
}

function Sums({ divided, left }: { divided: number; left: number | undefined }) {
  const texts = useWords(words)
  const language = useLanguage()
  const isOver = left !== undefined && left < 0
  const rest =
    left === undefined
      ? ''
      : isOver
        ? texts.excess(formatRupiah(-left, language))
        : texts.left(formatRupiah(left, language))
  return (
    <p role="status" className="lines-sums">
      <span className="amount">{texts.divided(formatRupiah(divided, language))}</span>
      {rest !== '' && ' · '}
      <strong className={isOver ? 'amount lines-over' : 'amount'}>{rest}</strong>
    </p>
  )
}

interface RowProps {
  gridId: string
  row: LineRow
  index: number
  columns: readonly LineColumn[]
  hasRoom: boolean
  room: number | undefined
  isAttempted: boolean
  refusal: Refusal | undefined
  pointer: string | undefined
  setRows: Lines['setRows']
}

/** Drawn anew only when something of its own has changed. */
const Row = memo(function Row({ gridId, row, index, columns, hasRoom, room, pointer, ...props }: RowProps) {
  const texts = useWords(words)
  const language = useLanguage()
  const number = `${gridId}-row-${index}`
  const at = (key: string) => (pointer === undefined ? undefined : `${pointer}/${index}/${key}`)
  const refusedAt = (place: string | undefined) =>
    place === undefined ? undefined : props.refusal?.errors.find((error) => error.pointer === place)?.detail

  // Some refusals name the line, and no row.
  const isRefused =
    refusedAt(pointer && `${pointer}/${index}`) !== undefined ||
    columns.some(
      (column) =>
        column.kind === 'choice' &&
        props.refusal?.figures.line !== undefined &&
        readCell(column, row.texts[column.key] ?? '').value === props.refusal.figures.line,
    )

  function write(key: string, text: string) {
    props.setRows((before) =>
      before.map((each) => (each.id === row.id ? { ...each, texts: { ...each.texts, [key]: text } } : each)),
    )
  }

  return (
    <tr className={isRefused ? 'lines-refused' : undefined}>
      <th scope="row" id={number}>
        {index + 1}
      </th>
      {columns.map((column, place) => (
        <td key={column.key} data-cell={`${index} ${place}`} data-label={column.header}>
          <LinesCell
            column={column}
            text={row.texts[column.key] ?? ''}
            onText={(text) => write(column.key, text)}
            labelledBy={`${gridId}-${place} ${number}`}
            pointer={at(column.key)}
            isRowBlank={isBlank(row)}
            isAttempted={props.isAttempted}
            refused={refusedAt(at(column.key))}
          />
        </td>
      ))}
      {hasRoom && (
        <td
          className={room !== undefined && room < 0 ? 'amount lines-over' : 'amount'}
          data-label={texts.room}
        >
          {room === undefined
            ? '–'
            : room < 0
              ? texts.over(formatRupiah(-room, language))
              : formatRupiah(room, language)}
        </td>
      )}
      <td className="lines-remove">
        <button
          type="button"
          className="plain"
          aria-label={texts.remove(index + 1)}
          onClick={() => props.setRows((before) => before.filter((each) => each.id !== row.id))}
        >
          ×
        </button>
      </td>
    </tr>
  )
})

function placeOf(target: EventTarget): Place | undefined {
  const cell = target instanceof HTMLElement ? target.closest<HTMLElement>('[data-cell]') : null
  const [row, column] = cell?.dataset.cell?.split(' ').map(Number) ?? []
  return row === undefined || column === undefined ? undefined : { row, column }
}

function inputAt(table: HTMLTableElement | null, { row, column }: Place): HTMLElement | null {
  return table?.querySelector<HTMLElement>(`[data-cell="${row} ${column}"] input`) ?? null
}
