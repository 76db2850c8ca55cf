/**
 * What the application's database role may do, table by table: the whole list. It can change no balance and no
 * earlier version, and can neither update nor delete what is append-only.
 */
export const applicationRights: Record<string, string> = {
  users: 'select, insert, update',
  api_keys: 'select, insert, update',
  passwords: 'select, insert, update',
  sessions: 'select, insert, update, delete',
  sign_in_failures: 'select, insert, update, delete',
  sso_persons: 'select, insert',
  person_links: 'select, insert, update',
  preferences: 'select, insert, update',
  webhooks: 'select, insert, update',
  webhook_progress: 'select, insert, update',
  webhook_deliveries: 'select, insert, update, delete',
  digests: 'select, insert, update, delete',
  closings: 'select, insert, update',
  documents: 'select, insert',
  document_contents: 'select, insert',
  document_links: 'select',
  receipt_files: 'select',
  attachments: 'select, insert',
  companies: 'select, insert, update',
  disclosures: 'select, insert, update',
  retreats: 'select, insert, update',
  imports: 'select, insert, update',
  budget_versions: 'select, insert, update',
  budget_lines: 'select',
  pledges: 'select, insert, update',
  disbursements: 'select, insert, update',
  adjustments: 'select, insert, update',
  transfers: 'select, insert',
  appropriations: 'select, insert',
  expenditures: 'select, insert, update',
  finding_follow_ups: 'select, insert',
  journal_entries: 'select, insert',
  line_balances: 'select',
  pledge_line_balances: 'select',
  open_instalments: 'select',
  line_spans: 'select',
  sealed_reports: 'select, insert',
  sealed_contents: 'select, insert',
  events: 'select, insert',
  record_versions: 'select',
  written_rows: 'select',
  log_queue: 'select',
  log_leaves: 'select, insert',
  log_nodes: 'select, insert',
  log_checkpoints: 'select, insert',
  log_keys: 'select, insert',
  idempotency_keys: 'select, insert, update, delete',
}

/**
 * Columns that the database alone fills, by table: the right to insert is one to each of the others. Whoever chose the place of an
 * event would choose what it follows.
 */
export const filledByDatabase: Record<string, readonly string[]> = {
  events: ['sequence'],
  journal_entries: ['id'],
}

/** What a service login must not be able to do to the tables of which it may change no row. */
export function forbiddenRights(): { relation: string; privileges: string[] }[] {
  return Object.entries(applicationRights)
    .map(([relation, rights]) => ({ relation, allowed: rights.split(', ') }))
    .filter(({ allowed }) => !allowed.includes('update') && !allowed.includes('delete'))
    .map(({ relation, allowed }) => ({
      relation,
      privileges: ['insert', 'update', 'delete', 'truncate'].filter((each) => !allowed.includes(each)),
    }))
}
