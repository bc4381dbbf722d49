import { createSocket } from 'node:dgram'
import { once } from 'node:events'

const NAME_ERROR = 3
const TXT = 16

/** A name server on 127.0.0.1 that knows TXT records by domain; a domain that is not listed does not exist. */
export async function startNameServer() {
  const records = new Map<string, string[]>()
  const socket = createSocket('udp4')
  let silent = false
  socket.on('message', (question, { port, address }) => {
    if (!silent) socket.send(answerTo(question, records), port, address)
  })
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  return {
    address: `127.0.0.1:${socket.address().port}`,
    records,
    /** Answers nobody from then on. */
    fallSilent: () => void (silent = true),
    stop: () => socket.close(),
  }
}

/** RFC 1035 §4: the header, the question as it came, and one TXT record for each text. */
function answerTo(question: Buffer, records: Map<string, string[]>): Buffer {
  const { name, end } = readName(question, 12)
  const texts = records.get(name)
  const header = Buffer.from(question.subarray(0, 12))
  header.writeUInt16BE(0x8180 | (texts ? 0 : NAME_ERROR), 2)
  header.writeUInt16BE(texts?.length ?? 0, 6)
  header.writeUInt16BE(0, 8)
  header.writeUInt16BE(0, 10)
  return Buffer.concat([header, question.subarray(12, end + 4), ...(texts ?? []).map(txtRecord)])
}

function readName(message: Buffer, start: number): { name: string; end: number } {
  const labels: string[] = []
  let at = start
  for (let length = message[at] ?? 0; length > 0; length = message[at] ?? 0) {
    labels.push(message.subarray(at + 1, at + 1 + length).toString('latin1'))
    at += 1 + length
  }
  return { name: labels.join('.').toLowerCase(), end: at + 1 }
}

/** A record of the name in the question, which a pointer to byte 12 stands for. */
function txtRecord(text: string): Buffer {
  const part = Buffer.concat([Buffer.from([text.length]), Buffer.from(text)])
  const fixed = Buffer.alloc(12)
  fixed.writeUInt16BE(0xc00c, 0)
  fixed.writeUInt16BE(TXT, 2)
  fixed.writeUInt16BE(1, 4)
  fixed.writeUInt32BE(60, 6)
  fixed.writeUInt16BE(part.length, 10)
  return Buffer.concat([fixed, part])
}
