/** A text with the list of what it may become (APG: editable combobox with list autocomplete); fields and grids use it. */
import { useCombobox } from 'downshift'
import { type InputHTMLAttributes, useRef } from 'react'
import { useWords, wordsOf } from './language'
import './combobox.css'

export interface Option {
  value: string
  label: string
  /** Beside it, in smaller print: what is left of a line. */
  detail?: string | undefined
  /** Why it cannot be chosen; listed all the same. */
  disabledReason?: string | undefined
}

/** The last entry, which leads elsewhere: it is chosen by going to it, never because nothing else was found. */
export interface Further {
  label: (text: string) => string
  onChoose: (text: string) => void
}

type Item = Option | Further

const words = wordsOf({
  id: {
    none: 'Tidak ditemukan.',
    searching: 'Mencari …',
    hits: (count: number) => `${count} pilihan; panah bawah untuk memilih.`,
    more: (count: number) => `${count} yang pertama: ketik lebih lanjut untuk mempersempit.`,
  },
  en: {
    none: 'Nothing found.',
    searching: 'Searching …',
    hits: (count: number) => `${count} choices; arrow down to choose.`,
    more: (count: number) => `The first ${count}: type on to narrow them down.`,
  },
})

interface ComboboxListProps {
  text: string
  onText: (text: string) => void
  /** What the text may become, as many as are shown. */
  options: readonly Option[]
  onChoose: (option: Option) => void
  onOpen?: () => void
  isSearching?: boolean
  /** There are more than are shown. */
  hasMore?: boolean
  further?: Further | undefined
  labelledBy: string
  control: InputHTMLAttributes<HTMLInputElement> & { [data: `data-${string}`]: string | undefined }
}

export function ComboboxList(props: ComboboxListProps) {
  const { text, onText, options, onChoose, onOpen, further, labelledBy, control } = props
  const texts = useWords(words)
  const hasMoved = useRef(false)
  const items: Item[] = further ? [...options, further] : [...options]
  const { isOpen, highlightedIndex, getInputProps, getMenuProps, getItemProps } = useCombobox<Item>({
    items,
    inputValue: text,
    selectedItem: null,
    itemToString: (item) => (item && 'value' in item ? item.label : text),
    isItemDisabled: (item) => 'value' in item && item.disabledReason !== undefined,
    defaultHighlightedIndex: 0,
    stateReducer(_state, { type, changes }) {
      if (type === useCombobox.stateChangeTypes.InputChange) hasMoved.current = false
      if (type === useCombobox.stateChangeTypes.InputKeyDownArrowDown) hasMoved.current = true
      if (type === useCombobox.stateChangeTypes.InputKeyDownArrowUp) hasMoved.current = true
      // Escape closes the list; it must not take what was typed with it.
      if (type === useCombobox.stateChangeTypes.InputKeyDownEscape) return { ...changes, inputValue: text }
      const isClick = type === useCombobox.stateChangeTypes.ItemClick
      const leadsElsewhere = changes.selectedItem && !('value' in changes.selectedItem)
      return leadsElsewhere && !isClick && !hasMoved.current ? { ...changes, selectedItem: null } : changes
    },
    onIsOpenChange: ({ isOpen: opens }) => opens && onOpen?.(),
    onSelectedItemChange({ selectedItem }) {
      if (!selectedItem) return
      if ('value' in selectedItem) onChoose(selectedItem)
      else selectedItem.onChoose(text)
    },
  })
  const isListed = isOpen && items.length > 0

  return (
    <div className="combobox">
      <input
        {...getInputProps({
          ...control,
          type: 'text',
          autoComplete: 'off',
          'aria-labelledby': labelledBy,
          onChange: (event) => onText((event.target as HTMLInputElement).value),
        })}
      />
      <div className={isOpen ? 'combobox-popup' : 'combobox-popup combobox-shut'}>
        <ul {...getMenuProps({ 'aria-labelledby': labelledBy, hidden: !isListed })}>
          {isListed &&
            items.map((item, index) => (
              <li
                key={'value' in item ? item.value : 'further'}
                {...getItemProps({ item, index })}
                className={classOf(item, index === highlightedIndex)}
              >
                <ItemText item={item} text={text} />
              </li>
            ))}
        </ul>
        {isOpen && options.length === 0 && (
          <p className="combobox-note">{props.isSearching ? texts.searching : texts.none}</p>
        )}
        {isListed && props.hasMore && <p className="combobox-note">{texts.more(options.length)}</p>}
      </div>
      {isOpen && (
        <span role="status" className="unseen">
          {props.isSearching
            ? texts.searching
            : options.length === 0
              ? texts.none
              : texts.hits(options.length)}
        </span>
      )}
    </div>
  )
}

function ItemText({ item, text }: { item: Item; text: string }) {
  if (!('value' in item)) return item.label(text)
  return (
    <>
      <span>{item.label}</span>
      {(item.disabledReason ?? item.detail) !== undefined && (
        <span className="combobox-detail">{item.disabledReason ?? item.detail}</span>
      )}
    </>
  )
}

function classOf(item: Item, isHighlighted: boolean): string {
  const kind = 'value' in item ? 'combobox-item' : 'combobox-item combobox-further'
  return isHighlighted ? `${kind} combobox-here` : kind
}
