import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { addressOfRecord } from './addresses'

/** Leads to a record of any subject; its bare name where nothing shows it. */
export function RecordLink({ type, id, children }: { type: string; id: string; children: ReactNode }) {
  const address = addressOfRecord({ type, id })
  return address === undefined ? children : <Link to={address}>{children}</Link>
}
