import { createHash } from "node:crypto";
import { hexToBytes } from "@noble/hashes/utils.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MerkleTree, type SealedTicket, ticketBytes } from "./seal.core.ts";

function rootOf(leaves: readonly Uint8Array[]): string {
  const tree = new MerkleTree();
  for (const leaf of leaves) tree.append(leaf);
  return tree.root();
}

/** RFC 6962 §2.1 word for word: recursive, with the whole list in hand. */
function textbookRoot(leaves: readonly Uint8Array[]): Buffer {
  const hash = (...parts: Uint8Array[]) => createHash("sha256").update(Buffer.concat(parts)).digest();
  const [only] = leaves;
  if (only === undefined) return hash();
  if (leaves.length === 1) return hash(Uint8Array.of(0), only);
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return hash(Uint8Array.of(1), textbookRoot(leaves.slice(0, k)), textbookRoot(leaves.slice(k)));
}

describe("the Merkle root", () => {
  // The test vectors of Certificate Transparency's reference implementation: roots of the first 1 to 8 leaves.
  const leaves = [
    "",
    "00",
    "10",
    "2021",
    "3031",
    "40414243",
    "5051525354555657",
    "606162636465666768696a6b6c6d6e6f",
  ].map((hex) => hexToBytes(hex));
  const roots = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
  ];

  it.each(roots.map((root, index) => ({ count: index + 1, root })))(
    "of $count leaves is the one of Certificate Transparency",
    ({ count, root }) => {
      expect(rootOf(leaves.slice(0, count))).toBe(root);
    },
  );

  it("of no tickets is the hash of nothing", () => {
    expect(rootOf([])).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  });

  it("fed leaf by leaf is the one of the whole list, whatever its length", () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 8 }), { maxLength: 70 }), (list) => {
        expect(rootOf(list)).toBe(textbookRoot(list).toString("hex"));
      }),
    );
  });

  it("differs when the last leaf is there twice", () => {
    const three = leaves.slice(0, 3);
    expect(rootOf([...three, ...three.slice(2)])).not.toBe(rootOf(three));
  });
});

describe("the bytes of a ticket", () => {
  const ticket: SealedTicket = {
    drawId: "019a5d6e-7c1f-7d4a-9b3e-2f8c6a1d0e55",
    serial: 7n,
    id: "019a5d6e-7c1f-7d4a-9b3e-2f8c6a1d0e56",
    purchaseId: "019a5d6e-7c1f-7d4a-9b3e-2f8c6a1d0e57",
    playerId: "019a5d6e-7c1f-7d4a-9b3e-2f8c6a1d0e58",
    ruleVersionId: "019a5d6e-7c1f-7d4a-9b3e-2f8c6a1d0e59",
    lines: [{ kind: "digits", betType: "straight", picks: { digits: [1, 2, 3] }, stakeMinor: "100" }],
    stakeMinor: 100n,
    soldAt: "2026-11-21T13:59:59.999999Z",
  };

  it("are fixed: a change of this text is a new algorithm", () => {
    expect(new TextDecoder().decode(ticketBytes(ticket))).toBe(
      '{"drawId":"019a5d6e-7c1f-7d4a-9b3e-2f8c6a1d0e55","id":"019a5d6e-7c1f-7d4a-9b3e-2f8c6a1d0e56",' +
        '"lines":[{"betType":"straight","kind":"digits","picks":{"digits":[1,2,3]},"stakeMinor":"100"}],' +
        '"playerId":"019a5d6e-7c1f-7d4a-9b3e-2f8c6a1d0e58","purchaseId":"019a5d6e-7c1f-7d4a-9b3e-2f8c6a1d0e57",' +
        '"ruleVersionId":"019a5d6e-7c1f-7d4a-9b3e-2f8c6a1d0e59","serial":"7",' +
        '"soldAt":"2026-11-21T13:59:59.999999Z","stakeMinor":"100","v":1}',
    );
  });

  it("change with every fact of the ticket", () => {
    const root = rootOf([ticketBytes(ticket)]);
    const tampered: Partial<SealedTicket>[] = [
      { serial: 8n },
      { playerId: ticket.id },
      { lines: [] },
      { stakeMinor: 101n },
      { soldAt: "2026-11-21T14:00:00.000000Z" },
    ];
    for (const change of tampered) expect(rootOf([ticketBytes({ ...ticket, ...change })])).not.toBe(root);
  });
});
