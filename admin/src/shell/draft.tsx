/** What somebody typed is kept in this browser until it is sent, and offered when they come back. */
import { useBlocker } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { ageInWords } from '../shared/calendar'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { DRAFTS } from './drafts'
import { useLanguage, useWords, wordsOf } from './language'
import { useMe } from './session'

const words = wordsOf({
  id: {
    offer: (age: string) => `Ada isian yang belum dikirim, ${age}.`,
    take: 'Lanjutkan isian itu',
    discard: 'Buang',
    leaving: 'Tinggalkan isian ini?',
    kept: 'Isian Anda tetap tersimpan di peramban ini dan ditawarkan lagi saat Anda kembali.',
    leave: 'Tinggalkan',
    stay: 'Tetap di sini',
  },
  en: {
    offer: (age: string) => `There is something you did not send, from ${age}.`,
    take: 'Go on with it',
    discard: 'Discard',
    leaving: 'Leave this form?',
    kept: 'What you typed stays in this browser, and is offered when you come back.',
    leave: 'Leave',
    stay: 'Stay here',
  },
})

/** Of quiet, before it is kept. */
const QUIET_MS = 1_000

interface Kept<Content> {
  content: Content
  at: number
}

/**
 * Keeps what a form holds for this person, by the name of the form. `isChanged` tells whether there is anything to keep;
 * `clear` forgets it once it is stored.
 */
export function useDraft<Content>(name: string, content: Content, isChanged: boolean) {
  const key = `${DRAFTS}${useMe().id}.${name}`
  const [offered, setOffered] = useState(() => read<Content>(key))
  const isCleared = useRef(false)
  const text = JSON.stringify(content)
  useEffect(() => {
    if (!isChanged || isCleared.current) return
    const timer = setTimeout(() => {
      if (!isCleared.current)
        localStorage.setItem(key, JSON.stringify({ content: JSON.parse(text), at: Date.now() }))
    }, QUIET_MS)
    return () => clearTimeout(timer)
  }, [key, text, isChanged])
  return {
    offered: isChanged ? undefined : offered,
    isChanged,
    isCleared,
    clear: () => {
      isCleared.current = true
      localStorage.removeItem(key)
    },
    discard: () => {
      localStorage.removeItem(key)
      setOffered(undefined)
    },
  }
}

function read<Content>(key: string): Kept<Content> | undefined {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') ?? undefined
  } catch {
    return undefined
  }
}

interface DraftProps<Content> {
  draft: ReturnType<typeof useDraft<Content>>
  onTake: (content: Content) => void
}

/** Above the form: offers what was kept, and asks before a changed form is left. */
export function DraftOffer<Content>({ draft, onTake }: DraftProps<Content>) {
  const texts = useWords(words)
  const language = useLanguage()
  const { offered } = draft
  return (
    <>
      {offered && (
        <div className="notice row no-print">
          <p>{texts.offer(ageInWords(offered.at, Date.now(), language))}</p>
          <Button onClick={() => onTake(offered.content)}>{texts.take}</Button>
          <Button onClick={draft.discard}>{texts.discard}</Button>
        </div>
      )}
      <LeavingDialog isChanged={draft.isChanged} isCleared={draft.isCleared} />
    </>
  )
}

function LeavingDialog({ isChanged, isCleared }: { isChanged: boolean; isCleared: { current: boolean } }) {
  const texts = useWords(words)
  const isAsking = () => isChanged && !isCleared.current
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => isAsking() && current.pathname !== next.pathname,
    enableBeforeUnload: isAsking,
    withResolver: true,
  })
  if (blocker.status !== 'blocked') return null
  return (
    <Dialog title={texts.leaving} onClose={blocker.reset}>
      <div className="stack">
        <p>{texts.kept}</p>
        <div className="row">
          <Button onClick={blocker.reset} kind="primary">
            {texts.stay}
          </Button>
          <Button onClick={blocker.proceed}>{texts.leave}</Button>
        </div>
      </div>
    </Dialog>
  )
}
