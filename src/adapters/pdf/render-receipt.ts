import { PDFDocument, StandardFonts } from 'pdf-lib'
import type { Receipt, StorePart } from '@/core/receipts/receipt'
import { causeWords, headline, leverWords, moment, outcomeWords, resultWords } from '@/core/receipts/words'
import { PageWriter } from './page-writer'

type Proof = {
  /** The JSON that verifies, attached to the document. */
  signed: string
  signature: { kid: string; value: string }
  keysAt: string
}

/** A receipt as A4 pages for people and auditors, with the signed JSON attached. */
export async function renderReceipt(receipt: Receipt, proof: Proof): Promise<Uint8Array<ArrayBuffer>> {
  const document = await PDFDocument.create()
  const page = new PageWriter(document, {
    plain: await document.embedFont(StandardFonts.Helvetica),
    bold: await document.embedFont(StandardFonts.HelveticaBold),
    mono: await document.embedFont(StandardFonts.Courier),
  })
  head(page, receipt)
  receipt.stores.forEach((store) => storeSection(page, store))
  foot(page, receipt, proof)
  document.setTitle(`Off-boarding receipt: ${receipt.person.displayName}`)
  document.setAuthor('Rollcall')
  document.setCreationDate(new Date(receipt.issuedAt))
  document.setModificationDate(new Date(receipt.issuedAt))
  await document.attach(new TextEncoder().encode(proof.signed), `receipt-${receipt.id}.json`, {
    mimeType: 'application/json',
    description: 'The signed receipt',
  })
  return Uint8Array.from(await document.save())
}

function head(page: PageWriter, receipt: Receipt): void {
  const { person, leaving, organization } = receipt
  page.text('Rollcall', { font: 'bold', size: 10, muted: true, after: 2 })
  page.text('Off-boarding receipt', { font: 'bold', size: 22, after: 10 })
  page.text(person.displayName, { font: 'bold', size: 14 })
  page.text([person.userName, person.email].filter((part) => part && part !== '').join(' · '), {
    muted: true,
  })
  page.text(
    `${organization.name} · ${causeWords(leaving.cause)} by ${leaving.saidBy}, ${moment(leaving.saidAt)}`,
    {
      muted: true,
      after: 10,
    },
  )
  page.text(headline(receipt), { font: 'bold', size: 11 })
  if (receipt.amends)
    page.text(`Revision ${receipt.revision}. It replaces receipt ${receipt.amends}.`, { muted: true })
}

function storeSection(page: PageWriter, store: StorePart): void {
  page.rule()
  page.text(`${store.store.name}: ${outcomeWords(store.outcome)}`, { font: 'bold', size: 12, after: 2 })
  page.text([store.store.domain, store.customerId].filter(Boolean).join(' · '), { size: 9, muted: true })
  for (const lever of store.levers) {
    page.text(`${leverWords(lever)}, ${resultWords(lever)}`, { after: 1 })
    page.text(lever.what.join(', '), { font: 'mono', size: 8.5, muted: true, indent: 12 })
  }
  page.text(store.readBackAt ? `Last read back ${moment(store.readBackAt)}` : 'Never read back', {
    muted: true,
  })
  for (const { at, requestId } of store.writes)
    page.text(`Written ${moment(at)}${requestId ? `, Shopify request ${requestId}` : ''}`, {
      size: 8.5,
      muted: true,
      after: 1,
    })
  if (store.notCovered.length > 0) page.text('Not covered:', { font: 'bold', size: 9, after: 1 })
  for (const caveat of store.notCovered) page.text(caveat, { size: 9, indent: 12, after: 2 })
}

function foot(page: PageWriter, receipt: Receipt, { signature, keysAt }: Proof): void {
  page.rule()
  page.text(`Receipt ${receipt.id}, revision ${receipt.revision}, issued ${moment(receipt.issuedAt)}`, {
    size: 8.5,
    muted: true,
  })
  page.text(`Signed with Ed25519, key ${signature.kid}`, { size: 8.5, muted: true, after: 1 })
  page.text(signature.value, { font: 'mono', size: 7.5, muted: true })
  page.text(
    `The signature is over the canonical form (RFC 8785) of the JSON that is attached to this document. The public keys are at ${keysAt}.`,
    { size: 8.5, muted: true },
  )
  if (page.isTransliterated)
    page.text(
      'Some names have letters that the fonts of this page lack and are shown in the nearest ones; the attached JSON has them exactly.',
      { size: 8.5, muted: true },
    )
}
