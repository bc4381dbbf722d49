import { PDFDocument, StandardFonts } from 'pdf-lib'
import { moment } from '@/core/receipts/words'
import { formulaOf, inHours } from '@/core/reports/minutes'
import { totalsOf, type MonthlyReport } from '@/core/reports/monthly-report'
import { exceptionWords, lengthWords, monthWords, riskLines } from '@/core/reports/words'
import { PageWriter } from './page-writer'

type Proof = {
  /** The JSON that verifies, attached to the document. */
  signed: string
  signature: { kid: string; value: string }
  keysAt: string
}

/** A month's report as A4 pages, with the signed JSON attached; null proof means that the month still lasts. */
export async function renderReport(
  report: MonthlyReport,
  proof: Proof | null,
): Promise<Uint8Array<ArrayBuffer>> {
  const document = await PDFDocument.create()
  const page = new PageWriter(document, {
    plain: await document.embedFont(StandardFonts.Helvetica),
    bold: await document.embedFont(StandardFonts.HelveticaBold),
    mono: await document.embedFont(StandardFonts.Courier),
  })
  head(page, report, proof !== null)
  figures(page, report)
  stores(page, report)
  decisions(page, report)
  risks(page, report)
  foot(page, report, proof)
  document.setTitle(`Access report ${report.month}: ${report.organization.name}`)
  document.setAuthor('Rollcall')
  document.setCreationDate(new Date(report.issuedAt))
  document.setModificationDate(new Date(report.issuedAt))
  if (proof)
    await document.attach(new TextEncoder().encode(proof.signed), `rollcall-${report.month}.json`, {
      mimeType: 'application/json',
      description: 'The signed report',
    })
  return Uint8Array.from(await document.save())
}

function head(page: PageWriter, report: MonthlyReport, isSigned: boolean): void {
  page.text('Rollcall', { font: 'bold', size: 10, muted: true, after: 2 })
  page.text(`Access report, ${monthWords(report.month)}`, { font: 'bold', size: 22, after: 10 })
  page.text(report.organization.name, { font: 'bold', size: 14 })
  page.text(
    isSigned
      ? `The whole month, closed ${moment(report.issuedAt)}`
      : `The month so far, up to ${moment(report.issuedAt)}. Not signed: it still changes.`,
    { muted: true, after: 6 },
  )
}

function section(page: PageWriter, title: string): void {
  page.rule()
  page.text(title, { font: 'bold', size: 12, after: 4 })
}

function figures(page: PageWriter, report: MonthlyReport): void {
  const { people, times, minutes } = report
  const totals = totalsOf(report)
  section(page, 'In short')
  page.text(
    `${people.joiners} joiners, ${people.movers} movers, ${people.leavers} leavers, ${people.rejoiners} rejoiners`,
  )
  page.text(`From the directory to the last store: ${timeWords(times.joiners)}`)
  page.text(`From the directory to the last store read back as restricted: ${timeWords(times.leavers)}`)
  page.text(`${totals.writes} confirmed writes, ${totals.failed} failed tries`)
  page.text(`Saved ${inHours(totals.minutes)}: ${formulaOf(totals.changes, minutes)}`)
}

const timeWords = (times: MonthlyReport['times']['joiners']) =>
  times
    ? `median ${lengthWords(times.medianMs)}, 95 % within ${lengthWords(times.p95Ms)}, of ${times.people} people`
    : 'nobody in this month'

function stores(page: PageWriter, report: MonthlyReport): void {
  section(page, 'Stores')
  for (const { store, writes, withAccess } of report.stores) {
    page.text(store.domain ? `${store.name} (${store.domain})` : store.name, { font: 'bold', after: 1 })
    page.text(
      `${withAccess} people with access at the end · created ${writes.created}, linked ${writes.adopted}, updated ${writes.updated}, restored ${writes.restored}, restricted ${writes.restricted}, failed tries ${writes.failed}`,
      { size: 9, muted: true },
    )
  }
  for (const { code, people, tries } of report.failures)
    page.text(`Failed: ${code}, ${people} people, ${tries} tries`, { size: 9 })
}

function decisions(page: PageWriter, { held, exceptions, changes, moreChanges }: MonthlyReport): void {
  section(page, 'Decisions')
  if (held.length + exceptions.length + changes.length === 0) page.text('None.', { muted: true })
  for (const change of held) {
    page.text(`Held: ${change.people} people of ${change.about}, ${change.state}`, { after: 1 })
    for (const { at, by, decision, note } of change.decisions)
      page.text(`${decision} by ${by}, ${moment(at)}${note ? `: ${note}` : ''}`, {
        size: 9,
        muted: true,
        indent: 12,
      })
  }
  for (const { kind, by, count } of exceptions) page.text(`${exceptionWords(kind)}: ${count}, by ${by}`)
  for (const { at, title } of changes) page.text(`${moment(at)} ${title}`, { size: 9, after: 1 })
  if (moreChanges > 0) page.text(`and ${moreChanges} more`, { size: 9, muted: true })
}

function risks(page: PageWriter, { risks: open }: MonthlyReport): void {
  section(page, 'Open at the end')
  if (!open) {
    page.text('Not known: the month was closed too long after its end.', { muted: true })
    return
  }
  page.text(`As of ${moment(open.takenAt)}`, { size: 9, muted: true })
  for (const { name, count } of riskLines(open)) page.text(`${name}: ${count}`, { after: 1 })
  for (const { name, where, expiresAt } of open.credentials)
    page.text(`${name} of ${where} ends ${moment(expiresAt)}`, { size: 9, muted: true, indent: 12, after: 1 })
  for (const { name, trouble } of open.stores)
    page.text(`${name}: ${trouble}`, { size: 9, muted: true, indent: 12, after: 1 })
}

function foot(page: PageWriter, report: MonthlyReport, proof: Proof | null): void {
  page.rule()
  page.text(`Report ${report.id}, issued ${moment(report.issuedAt)}`, { size: 8.5, muted: true })
  if (!proof) return
  page.text(`Signed with Ed25519, key ${proof.signature.kid}`, { size: 8.5, muted: true, after: 1 })
  page.text(proof.signature.value, { font: 'mono', size: 7.5, muted: true })
  page.text(
    `The signature is over the canonical form (RFC 8785) of the JSON that is attached to this document. The public keys are at ${proof.keysAt}.`,
    { size: 8.5, muted: true },
  )
}
