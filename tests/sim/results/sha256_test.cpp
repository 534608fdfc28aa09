// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/results/sha256.h"
#include "tests/helpers/test_main.h"

#include <QCryptographicHash>
#include <QTest>

using nephoscope::sim::sha256;

class Sha256Test : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void publishedVectors();
    void everyLengthAroundABlock();
};

// FIPS 180-4 examples, and the NIST vector of a million letters.
void Sha256Test::publishedVectors()
{
    QCOMPARE(sha256(""), std::string("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
    QCOMPARE(sha256("abc"), std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    QCOMPARE(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
             std::string("248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"));
    QCOMPARE(sha256(std::string(1000000, 'a')),
             std::string("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"));
}

// The padding takes one block or two; another implementation must agree at every length around that.
void Sha256Test::everyLengthAroundABlock()
{
    std::string text;
    for (int length = 0; length < 200; ++length) {
        const QByteArray bytes = QByteArray::fromStdString(text);
        QCOMPARE(sha256(text), QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex().toStdString());
        text += static_cast<char>(length * 37 + 11);
    }
}

NEPHOSCOPE_TEST(Sha256Test);
#include "sha256_test.moc"
