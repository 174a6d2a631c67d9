/** Where what operators are told of comes from: nodes, supplier wallets, orders, deposits and the books. */
package io.joule.watch.alert;
