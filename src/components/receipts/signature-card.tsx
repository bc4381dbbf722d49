import type { ReactNode } from 'react'
import { Card, CardBody, CardHeader, CardTitle } from '@/components/ui/card'

type SignatureCardProps = {
  signature: { kid: string; value: string }
  /** What else is to be known of the file. */
  note?: ReactNode
  /** Which document it is: pairs of dt and dd. */
  children: ReactNode
}

/** By what anybody can verify a signed document without the portal. */
export const SignatureCard = ({ signature, note, children }: SignatureCardProps) => (
  <Card className="break-inside-avoid">
    <CardHeader>
      <CardTitle>Signature</CardTitle>
    </CardHeader>
    <CardBody className="grid gap-3 text-xs text-muted">
      <p className="max-w-prose">
        The JSON file is signed with Ed25519 over its canonical form (RFC 8785). The public keys are at{' '}
        <a href="/.well-known/rollcall-receipts.json" className="underline underline-offset-4">
          /.well-known/rollcall-receipts.json
        </a>
        ; <code className="font-mono">scripts/verify-receipt.mjs</code> verifies a file with them.
        {note && <> {note}</>}
      </p>
      <dl className="grid gap-x-4 gap-y-1 sm:grid-cols-[8rem_1fr]">
        {children}
        <dt>Key</dt>
        <dd className="font-mono break-all">{signature.kid}</dd>
        <dt>Signature</dt>
        <dd className="font-mono break-all">{signature.value}</dd>
      </dl>
    </CardBody>
  </Card>
)
