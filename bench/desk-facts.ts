/** What a simulated ledger has, so that the bench can ask for it. */
import type pg from 'pg'

export interface Facts {
  /** The retreat with the most pledges. */
  retreatId: string
  /** A company with many pledges in it. */
  companyId: string
  /** In a tenth of all companies' names. */
  word: string
  /** The name of one company. */
  companyWord: string
  letter: string
  evidence: string
  line: string
  /** Days (WITA). */
  from: string
  to: string
  /** Somebody who made nothing. */
  stranger: string
  /** The record after which five are left, of those of the retreat by amount, the largest first. */
  nearTheEnd: Record<'pledges' | 'disbursements', { id: string; amount: number }>
  /** A stored document, and its hash. */
  sha256: string
}

export async function deskFacts(client: pg.Client): Promise<Facts> {
  const one = async (text: string, values: unknown[] = []) => (await client.query(text, values)).rows[0]
  const { retreatId } = await one(
    `select retreat_id as "retreatId" from pledge_line_balances tablesample system (1) group by 1 order by count(*) desc limit 1`,
  )
  const pledge = await one(
    `select p.company_id as "companyId", p.letter_number as letter, c.legal_name as "companyWord" from pledges p join companies c on c.id = p.company_id
     where p.retreat_id = $1 and p.state = 'active' order by p.id offset 1000 limit 1`,
    [retreatId],
  )
  const { evidence } = await one(
    `select evidence_number as evidence from disbursements where retreat_id = $1 order by id desc offset 1000 limit 1`,
    [retreatId],
  )
  const { line } = await one(
    `select line_code as line from line_balances where retreat_id = $1 and line_code is not null order by reserved desc limit 1`,
    [retreatId],
  )
  const { sha256 } = await one(`select sha256 from documents order by id offset 100 limit 1`)
  const days = await one(`select (wita_today() - 300)::text as from, (wita_today() - 270)::text as to`)
  const last = async (list: string) => {
    const { id, amount } = await one(
      `select id, amount from ${list} where retreat_id = $1 order by amount, id offset 5 limit 1`,
      [retreatId],
    )
    return { id, amount: Number(amount) }
  }
  return {
    retreatId,
    ...pledge,
    evidence,
    line,
    sha256,
    ...days,
    word: 'Mahakam',
    stranger: '0198f2a0-0000-7000-8000-000000000000',
    nearTheEnd: { pledges: await last('pledges'), disbursements: await last('disbursements') },
  }
}
