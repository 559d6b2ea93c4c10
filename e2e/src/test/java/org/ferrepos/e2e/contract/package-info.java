/**
 * The wire contract, line by line: each test sends what a client may send and checks the answer, and every answer is
 * held against the committed OpenAPI document. All classes share one program. Entry point: {@link ContractApi}.
 */
@NullMarked
package org.ferrepos.e2e.contract;

import org.jspecify.annotations.NullMarked;
